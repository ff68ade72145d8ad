import { unit } from './unit.ts';

/** From where on a label of the pack counts as meant: its logit less that of the null class. */
const meantFrom = 1;

/**
 * What the pack makes of a message, as a vector of length 1: for each of its labels how far its logit is above that of the
 * null class, which is the last of `logits`. Messages of one intent are alike in it even when the pack has no such intent.
 */
export function packProfile(logits: Float32Array): Float32Array {
  const count = logits.length - 1;
  const nothing = logits[count]! + meantFrom;
  const profile = new Float32Array(count);
  for (let label = 0; label < count; label++) profile[label] = Math.log1p(Math.exp(logits[label]! - nothing));
  return unit(profile);
}
