import { temperature } from '../intents/softmax.ts';
import { negativeExponential } from '../numbers/negative-exponential.ts';

/** How much the nets count beside the linear classifier, in logarithms of probabilities. */
const netShare = 0.4;

/**
 * Mixes what the nets say of the labels into the logits of the linear classifier. The logits are on the same footing as
 * before: what `softmax` divides by the temperature sums up to the same, so that they stand against the null class and
 * against a shop's own intents as they did.
 */
export function mixIntents(logits: Float32Array, nets: Float32Array): void {
  const linearTotal = logOfSum(logits, nets.length, 1 / temperature);
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
