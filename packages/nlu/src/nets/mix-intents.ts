import { temperature } from '../intents/softmax.ts';
import { negativeExponential } from '../numbers/negative-exponential.ts';

/** How much the nets count beside the linear classifier, in logarithms of probabilities. */
const netShare = 0.4;

/**
 * From this probability of its best label on the linear classifier is not asked twice: seven messages in ten cost nothing
 * and as many are right as when all are mixed (docs/decisions/2026-11-29-nlu-nets.md).
 */
const sureFrom = Math.log(0.95);

/**
 * Mixes what the nets say of the `labelCount` labels into the logits of the linear classifier where that is not sure. The
 * logits are on the same footing as before: what `softmax` divides by the temperature sums up to the same, so that they
 * stand against the null class and against a shop's own intents as they did.
 */
export function mixIntents(logits: Float32Array, labelCount: number, runNets: () => Float32Array): void {
  const linearTotal = logOfSum(logits, labelCount, 1 / temperature);
  let best = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < labelCount; label++) best = Math.max(best, logits[label]!);
  if (best / temperature - linearTotal >= sureFrom) return;
  const nets = runNets();
  const netTotal = logOfSum(nets, nets.length, 1);
  for (let label = 0; label < nets.length; label++) {
    const linear = logits[label]! / temperature - linearTotal;
    const net = nets[label]! - netTotal;
    logits[label] = (1 - netShare) * linear + netShare * net;
  }
  const mixedTotal = logOfSum(logits, nets.length, 1);
  for (let label = 0; label < nets.length; label++)
    logits[label] = temperature * (logits[label]! - mixedTotal + linearTotal);
}

/** The logarithm of the sum of the exponentials of the first `count` values, each times `factor`. */
function logOfSum(values: Float32Array, count: number, factor: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) highest = Math.max(highest, values[at]! * factor);
  let sum = 0;
  for (let at = 0; at < count; at++) sum += negativeExponential(values[at]! * factor - highest);
  return highest + Math.log(sum);
}
