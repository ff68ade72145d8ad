import { sigmoid } from './sigmoid';

/** Below this the gradient of a class moves nothing that rounding to 8 bit would keep; skipping it saves most of the work. */
const gradientFloor: f32 = 0.005;
const epsilon: f32 = 1e-3;

/**
 * One epoch over all samples for eight classes. `block`: rows of 8 weights, then 8 sums of squared gradients (float32).
 * Sample `s` has the features `starts[s] … starts[s + 1]`: `offsets` (bytes from the block's beginning to the feature's row)
 * and `values`. `labels`: of each sample, counted from the block's first class. `order`: samples in turn. `count`: classes
 * of the block that there are.
 */
export function learnBlock(
  block: usize,
  starts: usize,
  offsets: usize,
  values: usize,
  labels: usize,
  order: usize,
  sampleCount: i32,
  firstClass: i32,
  count: i32,
  step: f32,
  l2: f32,
): void {
  const lanes = i32x4(0, 1, 2, 3);
  const lowThere = i32x4.lt_s(lanes, i32x4.splat(count));
  const highThere = i32x4.lt_s(lanes, i32x4.splat(count - 4));
  const floor = f32x4.splat(gradientFloor);
  const one = f32x4.splat(1);
  for (let turn = 0; turn < sampleCount; turn++) {
    const sample = load<i32>(order + ((<usize>turn) << 2)) << 2;
    const start = (<usize>load<i32>(starts + sample)) << 2;
    const end = (<usize>load<i32>(starts + sample, 4)) << 2;
    let low = f32x4.splat(0);
    let high = f32x4.splat(0);
    for (let at = start; at < end; at += 4) {
      const row = block + <usize>load<i32>(offsets + at);
      const value = v128.load32_splat(values + at);
      low = f32x4.add(low, f32x4.mul(v128.load(row), value));
      high = f32x4.add(high, f32x4.mul(v128.load(row, 16), value));
    }
    const label = i32x4.splat(load<i32>(labels + sample) - firstClass);
    const isLow = i32x4.eq(lanes, label);
    const isHigh = i32x4.eq(i32x4.add(lanes, i32x4.splat(4)), label);
    low = f32x4.sub(sigmoid(low), v128.and(isLow, one));
    high = f32x4.sub(sigmoid(high), v128.and(isHigh, one));
    const lowMoves = v128.and(f32x4.gt(f32x4.abs(low), floor), lowThere);
    const highMoves = v128.and(f32x4.gt(f32x4.abs(high), floor), highThere);
    if (v128.any_true(lowMoves)) move(block, offsets, values, start, end, low, lowMoves, step, l2);
    if (v128.any_true(highMoves)) move(block + 16, offsets, values, start, end, high, highMoves, step, l2);
  }
}

/** An AdaGrad step of four classes by their errors, for those that `moves` has. */
function move(
  block: usize,
  offsets: usize,
  values: usize,
  start: usize,
  end: usize,
  error: v128,
  moves: v128,
  step: f32,
  l2: f32,
): void {
  const steps = f32x4.splat(step);
  const decay = f32x4.splat(l2);
  for (let at = start; at < end; at += 4) {
    const row = block + <usize>load<i32>(offsets + at);
    const weight = v128.load(row);
    let gradient = f32x4.mul(error, v128.load32_splat(values + at));
    gradient = v128.and(f32x4.add(gradient, f32x4.mul(decay, weight)), moves);
    const square = f32x4.add(v128.load(row, 32), f32x4.mul(gradient, gradient));
    const change = f32x4.div(f32x4.mul(steps, gradient), f32x4.add(f32x4.sqrt(square), f32x4.splat(epsilon)));
    v128.store(row, square, 32);
    v128.store(row, f32x4.sub(weight, change));
  }
}
