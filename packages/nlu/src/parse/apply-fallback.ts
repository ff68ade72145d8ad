import type { FallbackSettings } from '../model/components.ts';
import type { NluParse, RankedIntent } from './nlu-parse.ts';

type Classified = { readonly intent: NluParse['intent']; readonly ranking: readonly RankedIntent[] };

/** Name of the intent that stands for "not understood". */
export const fallbackIntent = 'nlu_fallback';

/**
 * Rasa's FallbackClassifiers: unsure or ambiguous answers become `nlu_fallback`, the ranking kept behind it (16.7). A
 * further one judges what the one before it left, the fallback included.
 */
export function applyFallbacks(classified: Classified, fallbacks: readonly FallbackSettings[]): Classified {
  return fallbacks.reduce(applyFallback, classified);
}

function applyFallback(classified: Classified, { threshold, ambiguityThreshold }: FallbackSettings): Classified {
  const { intent, ranking } = classified;
  const [first, second] = ranking;
  const isAmbiguous =
    first !== undefined && second !== undefined && first.confidence - second.confidence < ambiguityThreshold;
  if (intent.confidence >= threshold && !isAmbiguous) return classified;
  const replaced = { name: fallbackIntent, confidence: threshold };
  return { intent: replaced, ranking: [replaced, ...ranking] };
}
