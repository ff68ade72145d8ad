import { random } from './random';
import { sigmoid } from './sigmoid';

export { randomState } from './random';

// What `fit-one-versus-rest.ts` sets: addresses of its arrays, and numbers that stay as they are.

/**
 * Rows of 8 weights (float32) and behind them the 8 sums of their squared gradients: a row is a cache line, so that who has
 * read the weights has the sums at hand.
 */
export let rows: usize = 0;
/** Sample `s` has the features `starts[s] … starts[s + 1]` (int32). */
export let starts: usize = 0;
/** Of each feature the bytes up to its row (int32), and its value (float32). */
export let places: usize = 0;
export let values: usize = 0;
/** Of each sample its class (int32), and the samples that are still learned, in their order. */
export let labels: usize = 0;
export let order: usize = 0;
/** Weights decay by this. */
export let l2: f32 = 0;
/** Errors below this move weights as if they were so large, and as much more seldom; 0: all move them, each as it is. */
export let smallError: f32 = 0;

/** Below this an error moves nothing that rounding to 8 bit would keep; skipping it saves most of the work. */
const errorFloor: f32 = 0.005;
const epsilon: f32 = 1e-3;
/** From a weight to its sum, in bytes. */
const toSquares: usize = 32;

/**
 * One epoch over the first `sampleCount` samples of `order` for the 8 classes from `firstClass` on, of which there are
 * `count`. Those whose error is above the floor are then the first ones of `order`, as many as it returns.
 */
export function learnBlock(firstClass: i32, count: i32, step: f32, sampleCount: i32): i32 {
  let kept = order;
  const toRows = rows;
  const toPlaces = places;
  const toValues = values;
  for (let turn = 0; turn < sampleCount; turn++) {
    const sample = load<i32>(order + ((<usize>turn) << 2)) << 2;
    const start = (<usize>load<i32>(starts + sample)) << 2;
    const end = (<usize>load<i32>(starts + sample, 4)) << 2;
    let low = f32x4.splat(0);
    let high = low;
    let lowToo = low;
    let highToo = low;
    let at = start;
    // Two features a turn: sums in four registers do not wait for each other.
    for (; at + 4 < end; at += 8) {
      const row = toRows + <usize>load<i32>(toPlaces + at);
      const value = v128.load32_splat(toValues + at);
      low = f32x4.add(low, f32x4.mul(v128.load(row), value));
      high = f32x4.add(high, f32x4.mul(v128.load(row, 16), value));
      const rowToo = toRows + <usize>load<i32>(toPlaces + at, 4);
      const valueToo = v128.load32_splat(toValues + at, 4);
      lowToo = f32x4.add(lowToo, f32x4.mul(v128.load(rowToo), valueToo));
      highToo = f32x4.add(highToo, f32x4.mul(v128.load(rowToo, 16), valueToo));
    }
    if (at < end) {
      const row = toRows + <usize>load<i32>(toPlaces + at);
      const value = v128.load32_splat(toValues + at);
      low = f32x4.add(low, f32x4.mul(v128.load(row), value));
      high = f32x4.add(high, f32x4.mul(v128.load(row, 16), value));
    }
    const label = load<i32>(labels + sample) - firstClass;
    const least = smallError * (<f32>(random() >> 8) / 16777216);
    const isLeft = moveFour(0, f32x4.add(low, lowToo), label, count, start, end, step, least);
    const isLeftToo = moveFour(4, f32x4.add(high, highToo), label, count, start, end, step, least);
    store<i32>(kept, <i32>(sample >> 2));
    if (isLeft || isLeftToo) kept += 4;
  }
  return <i32>((kept - order) >> 2);
}

/**
 * An AdaGrad step of four classes of a block by their logits, for those that are far enough from what they should say, and
 * by `least` at least; whether there are any that are far enough.
 */
function moveFour(
  from: i32,
  logits: v128,
  label: i32,
  count: i32,
  start: usize,
  end: usize,
  step: f32,
  least: f32,
): bool {
  const lanes = i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(from));
  const gold = v128.and(i32x4.eq(lanes, i32x4.splat(label)), f32x4.splat(1));
  let error = f32x4.sub(sigmoid(logits), gold);
  const size = f32x4.abs(error);
  const isFar = v128.and(f32x4.gt(size, f32x4.splat(errorFloor)), i32x4.lt_s(lanes, i32x4.splat(count)));
  if (!v128.any_true(isFar)) return false;
  const moves = v128.and(isFar, f32x4.gt(size, f32x4.splat(least)));
  if (!v128.any_true(moves)) return true;
  // With the sign that it has.
  error = v128.bitselect(error, f32x4.max(size, f32x4.splat(smallError)), f32x4.splat(-0.0));
  const steps = f32x4.splat(step);
  const decay = f32x4.splat(l2);
  const toRows = rows + ((<usize>from) << 2);
  const toPlaces = places;
  const toValues = values;
  for (let at = start; at < end; at += 4) {
    const row = toRows + <usize>load<i32>(toPlaces + at);
    const weight = v128.load(row);
    let gradient = f32x4.mul(error, v128.load32_splat(toValues + at));
    gradient = v128.and(f32x4.add(gradient, f32x4.mul(decay, weight)), moves);
    const square = f32x4.add(v128.load(row, toSquares), f32x4.mul(gradient, gradient));
    const change = f32x4.div(f32x4.mul(steps, gradient), f32x4.add(f32x4.sqrt(square), f32x4.splat(epsilon)));
    v128.store(row, square, toSquares);
    v128.store(row, f32x4.sub(weight, change));
  }
  return true;
}
