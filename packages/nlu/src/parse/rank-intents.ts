import { createIntentScorer, type IntentInput } from '../intents/score-intents.ts';
import { softmax } from '../intents/softmax.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { baseFeatures } from '../overlay/base-features.ts';
import { isPackLabel } from '../overlay/pack-label.ts';
import type { RankedIntent } from './nlu-parse.ts';

/** All intents of a bot, the most probable first; empty when none was learned. */
export type RankIntents = (input: IntentInput) => readonly RankedIntent[];

function ranked(probabilities: ReadonlyMap<string, number>): readonly RankedIntent[] {
  return [...probabilities]
    .map(([name, confidence]) => ({ name, confidence }))
    .sort((one, other) => other.confidence - one.confidence);
}

/**
 * How far the odds of a shop's own intents are raised: by `ownLift` where the pack knows nothing, and less the surer the
 * pack is. A shop's few examples speak up too timidly for messages that the pack does not know
 * (docs/decisions/2026-11-29-nlu-own-intents-lifted.md).
 */
const ownLift = 2.8;
const packSureness = 3;

/**
 * Ranks by softmax. With an overlay the shop's intents and the pack's share one softmax; what falls to the pack is divided among
 * its intents by the base, which knows them better.
 */
export function createIntentRanker(model: NluModel, base?: NluModel): RankIntents {
  const own = model.intents;
  const pack = base?.intents ?? null;
  const scoreOwn = own === null ? null : createIntentScorer(own);
  const scorePack = pack === null ? null : createIntentScorer(pack);
  return (input) => {
    const probabilities = new Map<string, number>();
    const packLogits = scorePack?.(input);
    const packShares = pack === null || packLogits === undefined ? null : softmax(packLogits, pack.labels.length);
    let packShare = 1;
    if (own !== null && scoreOwn !== null) {
      const features =
        packLogits !== undefined && own.baseLabelCount > 0 ? baseFeatures(packLogits, own.baseLabelCount) : undefined;
      const shares = softmax(scoreOwn(input, features), own.labels.length);
      packShare = own.labels.reduce((sum, label, index) => sum + (isPackLabel(label) ? shares[index]! : 0), 0);
      const lift = packShares === null ? 1 : Math.exp(ownLift - packSureness * Math.max(...packShares));
      const total = packShare + lift * (1 - packShare);
      packShare /= total;
      own.labels.forEach((label, index) => {
        if (!isPackLabel(label)) probabilities.set(label, (lift * shares[index]!) / total);
      });
    }
    if (pack !== null && packShares !== null) {
      pack.labels.forEach((label, index) => {
        probabilities.set(label, (probabilities.get(label) ?? 0) + packShare * packShares[index]!);
      });
    }
    return ranked(probabilities);
  };
}
