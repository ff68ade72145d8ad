import { addListed, listValues } from './few-values';
import { dot } from './rows';

/** Makes what is below 0 to 0 in rows of `bytes` in all. */
function cutBelow(values: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(values + at, f32x4.pmax(v128.load(values + at), f32x4.splat(0)));
}

/**
 * The second layer of `count` words and its highest values. `first`: rows of `bytes` of the first layer's sums, with an empty
 * row before and behind; `list`: room for a list of three rows' values.
 */
export function runSecond(
  first: usize,
  weights: usize,
  bias: usize,
  second: usize,
  pooled: usize,
  count: i32,
  bytes: usize,
  list: usize,
): void {
  cutBelow(first + bytes, bytes * <usize>count);
  memory.fill(pooled, 0, bytes);
  for (let at: usize = 0; at < <usize>count; at++) {
    const into = second + bytes * at;
    memory.copy(into, bias, bytes);
    addListed(into, list, listValues(list, first + bytes * at, 4, 3 * <i32>(bytes >> 2)), weights, bytes);
    cutBelow(into, bytes);
    for (let cell: usize = 0; cell < bytes; cell += 16)
      v128.store(pooled + cell, f32x4.pmax(v128.load(pooled + cell), v128.load(into + cell)));
  }
}

/** What each of `count` words says of a label, by the label's columns of both layers, into a row. */
export function runLabel(
  into: usize,
  first: usize,
  ofFirst: usize,
  second: usize,
  ofSecond: usize,
  count: i32,
  bytes: usize,
): void {
  for (let at: usize = 0; at < <usize>count; at++)
    store<f32>(into + (at << 2), dot(first + bytes * at, ofFirst, bytes) + dot(second + bytes * at, ofSecond, bytes));
}
