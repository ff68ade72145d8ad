import { exponential } from './exponential';

/** `into += factor × row`, for `bytes` of float32, a multiple of 16 bytes. */
export function addScaled(into: usize, factor: f32, row: usize, bytes: usize): void {
  const factors = f32x4.splat(factor);
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(into + at, f32x4.add(v128.load(into + at), f32x4.mul(factors, v128.load(row + at))));
}

function sumOf(four: v128): f32 {
  return (
    f32x4.extract_lane(four, 0) +
    f32x4.extract_lane(four, 1) +
    (f32x4.extract_lane(four, 2) + f32x4.extract_lane(four, 3))
  );
}

/** The product of two rows of `bytes`, a multiple of 32. */
export function dot(one: usize, other: usize, bytes: usize): f32 {
  let a = f32x4.splat(0);
  let b = a;
  for (let at: usize = 0; at < bytes; at += 32) {
    a = f32x4.add(a, f32x4.mul(v128.load(one + at), v128.load(other + at)));
    b = f32x4.add(b, f32x4.mul(v128.load(one + at, 16), v128.load(other + at, 16)));
  }
  return sumOf(f32x4.add(a, b));
}

/**
 * `into += Σ factors[i] × row i` for `count` rows that stand one behind the other, and factors `stride` bytes apart; rows
 * are multiples of 64 bytes. Sums stay in registers; factors of 0 cost nothing.
 */
export function addRows(into: usize, factors: usize, stride: usize, rows: usize, count: i32, bytes: usize): void {
  for (let part: usize = 0; part < bytes; part += 64) {
    const to = into + part;
    let a = v128.load(to);
    let b = v128.load(to, 16);
    let c = v128.load(to, 32);
    let d = v128.load(to, 48);
    let row = rows + part;
    let from = factors;
    for (let at = 0; at < count; at++) {
      const value = load<f32>(from);
      if (value != 0) {
        const factor = f32x4.splat(value);
        a = f32x4.add(a, f32x4.mul(factor, v128.load(row)));
        b = f32x4.add(b, f32x4.mul(factor, v128.load(row, 16)));
        c = f32x4.add(c, f32x4.mul(factor, v128.load(row, 32)));
        d = f32x4.add(d, f32x4.mul(factor, v128.load(row, 48)));
      }
      row += bytes;
      from += stride;
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
}

/** Makes probabilities of a row of scores; those far below the best become next to nothing. */
export function softmax(row: usize, bytes: usize): void {
  let highest = v128.load(row);
  for (let at: usize = 16; at < bytes; at += 16) highest = f32x4.pmax(highest, v128.load(row + at));
  const best = max(
    max(f32x4.extract_lane(highest, 0), f32x4.extract_lane(highest, 1)),
    max(f32x4.extract_lane(highest, 2), f32x4.extract_lane(highest, 3)),
  );
  let total = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = exponential(f32x4.pmax(f32x4.sub(v128.load(row + at), f32x4.splat(best)), f32x4.splat(-60)));
    v128.store(row + at, value);
    total = f32x4.add(total, value);
  }
  const factor = f32x4.splat(1 / sumOf(total));
  for (let at: usize = 0; at < bytes; at += 16) v128.store(row + at, f32x4.mul(v128.load(row + at), factor));
}

/**
 * One step of Adam on `bytes` of weights, whose slopes become 0. `step` and `epsilon` are already corrected for the number of
 * steps made.
 */
export function moveAdam(
  weights: usize,
  means: usize,
  squares: usize,
  slopes: usize,
  bytes: usize,
  step: f32,
  epsilon: f32,
): void {
  const steps = f32x4.splat(step);
  const epsilons = f32x4.splat(epsilon);
  const zero = f32x4.splat(0);
  const meanShare = f32x4.splat(0.1);
  const squareShare = f32x4.splat(0.01);
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = v128.load(slopes + at);
    const meanBefore = v128.load(means + at);
    const squareBefore = v128.load(squares + at);
    const mean = f32x4.add(meanBefore, f32x4.mul(meanShare, f32x4.sub(slope, meanBefore)));
    const square = f32x4.add(squareBefore, f32x4.mul(squareShare, f32x4.sub(f32x4.mul(slope, slope), squareBefore)));
    v128.store(means + at, mean);
    v128.store(squares + at, square);
    const change = f32x4.div(f32x4.mul(steps, mean), f32x4.add(f32x4.sqrt(square), epsilons));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), change));
    v128.store(slopes + at, zero);
  }
}
