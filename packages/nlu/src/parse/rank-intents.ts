import { createIntentScorer, type IntentInput } from '../intents/score-intents.ts';
import { softmax } from '../intents/softmax.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import { baseFeatures } from '../overlay/base-features.ts';
import { isPackLabel } from '../overlay/pack-label.ts';
import type { RankedIntent } from './nlu-parse.ts';

/** The intents of a bot, the most probable first, at least the first `limit` of them; none when none was learned. */
export type RankIntents = (input: IntentInput, limit?: number) => readonly RankedIntent[];

const byConfidence = (one: RankedIntent, other: RankedIntent): number => other.confidence - one.confidence;

/**
 * How far the odds of a shop's own intents are raised: by `ownLift` where the pack knows nothing, and less the surer the
 * pack is. A shop's few examples speak up too timidly for messages that the pack does not know
 * (docs/decisions/2026-11-29-nlu-own-intents-lifted.md).
 */
const ownLift = 2.4;
const packSureness = 3;

/**
 * Ranks by softmax. With an overlay the shop's intents and the pack's share one softmax; what falls to the pack is divided among
 * its intents by the base, which knows them better.
 */
export function createIntentRanker(model: NluModel, base?: NluModel): RankIntents {
  const own = model.intents;
  const pack = base?.intents ?? null;
  if (own === null || pack === null) return createPlainRanker(own ?? pack);
  const scoreOwn = createIntentScorer(own);
  const scorePack = createIntentScorer(pack);
  return (input) => {
    const packLogits = scorePack(input);
    const packShares = softmax(packLogits, pack.labels.length);
    const features = own.baseLabelCount > 0 ? baseFeatures(packLogits, own.baseLabelCount) : undefined;
    const shares = softmax(scoreOwn(input, features), own.labels.length);
    const packShare = own.labels.reduce((sum, label, index) => sum + (isPackLabel(label) ? shares[index]! : 0), 0);
    const lift = Math.exp(ownLift - packSureness * Math.max(...packShares));
    const total = packShare + lift * (1 - packShare);
    const probabilities = new Map<string, number>();
    own.labels.forEach((label, index) => {
      if (!isPackLabel(label)) probabilities.set(label, (lift * shares[index]!) / total);
    });
    pack.labels.forEach((label, index) => {
      probabilities.set(label, (probabilities.get(label) ?? 0) + (packShare / total) * packShares[index]!);
    });
    return [...probabilities].map(([name, confidence]) => ({ name, confidence })).sort(byConfidence);
  };
}

function createPlainRanker(intents: IntentModel | null): RankIntents {
  if (intents === null) return () => [];
  const { labels } = intents;
  const score = createIntentScorer(intents);
  return (input, limit) => {
    const shares = softmax(score(input), labels.length);
    return limit === undefined
      ? labels.map((name, index) => ({ name, confidence: shares[index]! })).sort(byConfidence)
      : bestOf(labels, shares, limit);
  };
}

/** The first `limit` labels of the ranking. */
function bestOf(labels: readonly string[], shares: Float32Array, limit: number): readonly RankedIntent[] {
  const best: RankedIntent[] = [];
  for (let label = 0; label < labels.length; label++) {
    const confidence = shares[label]!;
    let place = best.length;
    while (place > 0 && best[place - 1]!.confidence < confidence) place--;
    if (place === limit) continue;
    best.splice(place, 0, { name: labels[label]!, confidence });
    if (best.length > limit) best.pop();
  }
  return best;
}
