import { createIntentScorer, type IntentInput } from '../intents/score-intents.ts';
import { softmax } from '../intents/softmax.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import { createOwnScorer } from '../overlay/score-own-intents.ts';
import { createPackWeigher } from '../overlay/weigh-pack.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import type { RankedIntent } from './nlu-parse.ts';

/** The intents of a bot, the most probable first, at least the first `limit` of them; none when none was learned. */
export type RankIntents = (input: IntentInput, limit?: number) => readonly RankedIntent[];

const byConfidence = (one: RankedIntent, other: RankedIntent): number => other.confidence - one.confidence;

/**
 * Ranks by softmax. With an overlay the shop's intents stand against the pack's best intent, each by what speaks for it;
 * the pack's others keep their distance from their best. An intent that both have gets what both give.
 */
export function createIntentRanker(model: NluModel, base?: NluModel, vectors?: Vectors): RankIntents {
  const own = model.intents;
  const pack = base?.intents ?? null;
  if (own === null || base === undefined || pack === null) return createPlainRanker(own ?? pack, vectors);
  const scoreOwn = createOwnScorer(own, base, vectors);
  const scorePack = createIntentScorer(pack, vectors);
  const weighPack = createPackWeigher(own, base, vectors);
  const packPlaces = own.labels.map((label) => pack.labels.indexOf(label));
  return (input) => {
    const packLogits = scorePack(input);
    const packShares = softmax(packLogits, pack.labels.length);
    const bestShare = Math.max(...packShares);
    const packWeight = weighPack(input, packLogits);
    const logits = scoreOwn(input, packLogits);
    const highest = Math.max(packWeight, ...logits);
    const packPart = Math.exp(packWeight - highest) / bestShare;
    const parts = Float64Array.from(packShares, (share) => packPart * share);
    let total = packPart;
    const ownOnly: RankedIntent[] = [];
    own.labels.forEach((name, index) => {
      const part = Math.exp(logits[index]! - highest);
      total += part;
      const place = packPlaces[index]!;
      if (place < 0) ownOnly.push({ name, confidence: part });
      else parts[place]! += part;
    });
    return [...pack.labels.map((name, index) => ({ name, confidence: parts[index]! })), ...ownOnly]
      .map(({ name, confidence }) => ({ name, confidence: confidence / total }))
      .sort(byConfidence);
  };
}

function createPlainRanker(intents: IntentModel | null, vectors: Vectors | undefined): RankIntents {
  if (intents === null) return () => [];
  const { labels } = intents;
  const score = createIntentScorer(intents, vectors);
  const shares = new Float32Array(labels.length);
  return (input, limit) => {
    softmax(score(input), labels.length, shares);
    return limit === undefined
      ? labels.map((name, index) => ({ name, confidence: shares[index]! })).sort(byConfidence)
      : bestOf(labels, shares, limit);
  };
}

/** The first `limit` labels of the ranking. */
function bestOf(labels: readonly string[], shares: Float32Array, limit: number): readonly RankedIntent[] {
  const best: number[] = [];
  for (let label = 0; label < labels.length; label++) {
    const share = shares[label]!;
    let place = best.length;
    while (place > 0 && shares[best[place - 1]!]! < share) place--;
    if (place === limit) continue;
    for (let at = Math.min(best.length, limit - 1); at > place; at--) best[at] = best[at - 1]!;
    best[place] = label;
  }
  return best.map((label) => ({ name: labels[label]!, confidence: shares[label]! }));
}
