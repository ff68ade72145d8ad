import { plainIntent } from '../model/plain-intent.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { fallbackIntent } from '../parse/apply-fallback.ts';
import type { NluEntity, NluParse } from '../parse/nlu-parse.ts';

/** What was understood of one example, beside what it says itself. */
export interface NluResult<Example extends TrainingExample = TrainingExample> {
  readonly example: Example;
  /** The example's intent without a retrieval key; `null` for a text without intent. */
  readonly expectedIntent: string | null;
  /** What the classifier thought, also where the fallback overruled it (rasa-compat 23.4). */
  readonly intent: { readonly name: string | null; readonly confidence: number };
  readonly entities: readonly NluEntity[];
  readonly tokens: NluParse['tokens'];
  /** Present for retrieval intents of a bot with a response selector. */
  readonly response?: {
    readonly expected: string;
    readonly predicted: string | null;
    readonly confidence: number;
  };
}

export interface NluTestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with 0 … 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** How often progress is told and the signal looked at. */
const reportEvery = 50;

/** Understands every example with a model. Throws only the signal's reason. */
export function testExamples<Example extends TrainingExample>(
  examples: readonly Example[],
  parse: (text: string) => NluParse,
  { signal, onProgress }: NluTestOptions = {},
): readonly NluResult<Example>[] {
  return examples.map((example, index) => {
    if (index % reportEvery === 0) {
      signal?.throwIfAborted();
      onProgress?.(index / examples.length);
    }
    return resultOf(example, parse(example.text));
  });
}

function resultOf<Example extends TrainingExample>(example: Example, parse: NluParse): NluResult<Example> {
  const response = responseOf(example.intent, parse);
  return {
    example,
    expectedIntent: example.intent === null ? null : plainIntent(example.intent),
    intent: withoutFallback(parse),
    entities: parse.entities,
    tokens: parse.tokens,
    ...(response !== undefined && { response }),
  };
}

function responseOf(intent: string | null, { responseSelector }: NluParse): NluResult['response'] {
  if (intent === null || responseSelector === undefined || !intent.includes('/')) return undefined;
  const { selected } = responseSelector;
  const chosen = selected.get(plainIntent(intent)) ?? selected.get('default');
  if (chosen === undefined) return undefined;
  return { expected: intent, predicted: chosen.intentResponseKey, confidence: chosen.confidence };
}

/** Fallbacks, of which a pipeline may have several, would hide what was taken for what. */
function withoutFallback({ intent, ranking }: NluParse): NluResult['intent'] {
  if (intent.name !== fallbackIntent) return intent;
  return ranking.find(({ name }) => name !== fallbackIntent) ?? intent;
}
