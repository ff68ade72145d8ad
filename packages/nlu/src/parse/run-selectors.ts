import { createIntentScorer, type IntentInput } from '../intents/score-intents.ts';
import { softmax } from '../intents/softmax.ts';
import type { NluModel } from '../model/nlu-model.ts';
import type { NluParse, SelectedResponse } from './nlu-parse.ts';
import { renormalize } from './renormalize.ts';

/** Runs the response selectors of a bot; null when it has none. Every message is given to all of them (16.8). */
export function createSelectorRunner(
  model: NluModel,
  base?: NluModel,
): (input: IntentInput) => NonNullable<NluParse['responseSelector']> | null {
  const selectors = [...model.selectors, ...(base?.selectors ?? [])].map((selector) => ({
    ...selector,
    score: createIntentScorer(selector.classifier),
  }));
  const allRetrievalIntents = [...new Set([...(base?.retrievalIntents ?? []), ...model.retrievalIntents])];
  if (selectors.length === 0) return () => null;
  return (input) => {
    if (input.reading.tokens.length === 0) return null;
    const selected = new Map<string, SelectedResponse>();
    for (const { key, rankingLength, isRenormalized, classifier, score } of selectors) {
      const { labels } = classifier;
      const shares = softmax(score(input), labels.length);
      const all = labels
        .map((intentResponseKey, index) => ({ intentResponseKey, confidence: shares[index]! }))
        .sort((one, other) => other.confidence - one.confidence);
      const kept = rankingLength > 0 ? all.slice(0, rankingLength) : all;
      const ranking = isRenormalized ? renormalize(kept) : kept;
      const best = ranking[0]!;
      const known = selected.get(key);
      if (known !== undefined && known.confidence >= best.confidence) continue;
      selected.set(key, { ...best, utterAction: `utter_${best.intentResponseKey}`, ranking });
    }
    return { allRetrievalIntents, selected };
  };
}
