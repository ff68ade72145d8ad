import type { NluComponents } from '../model/components.ts';
import type { NluParse, RankedIntent } from './nlu-parse.ts';

type Classified = { readonly intent: NluParse['intent']; readonly ranking: readonly RankedIntent[] };

/** Name of the intent that stands for "not understood". */
export const fallbackIntent = 'nlu_fallback';

/** Rasa's FallbackClassifier: unsure or ambiguous answers become `nlu_fallback`, the ranking kept behind it (16.7). */
export function applyFallback(classified: Classified, fallback: NluComponents['fallback']): Classified {
  if (fallback === null) return classified;
  const { intent, ranking } = classified;
  const [first, second] = ranking;
  const isAmbiguous =
    first !== undefined && second !== undefined && first.confidence - second.confidence < fallback.ambiguityThreshold;
  if (intent.confidence >= fallback.threshold && !isAmbiguous) return classified;
  const replaced = { name: fallbackIntent, confidence: fallback.threshold };
  return { intent: replaced, ranking: [replaced, ...ranking] };
}
