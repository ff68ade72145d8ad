import { addListed, listValues } from './few-values';
import { dot } from './rows';

/** Makes what is below 0 to 0 in rows of `bytes` in all. */
function cutBelow(values: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(values + at, f32x4.pmax(v128.load(values + at), f32x4.splat(0)));
}

/**
 * The first layer of `count` words. `words`: of each word what it brings to the word behind, to itself and to the word before (a row
 * of `bytes` each), with an empty word before and behind; `aims`: what the bias and the intent bring amid a text, to its first
 * word, to its last one, and to a word alone. `into`: rows, with an empty one behind.
 */
export function sumFirst(into: usize, words: usize, aims: usize, count: i32, bytes: usize): void {
  const last = count - 1;
  for (let at = 0; at < count; at++) {
    const aim = aims + bytes * <usize>((at == 0 ? 1 : 0) + (at == last ? 2 : 0));
    const before = words + 3 * bytes * <usize>at;
    const own = before + 4 * bytes;
    const after = before + 8 * bytes;
    for (let cell: usize = 0; cell < bytes; cell += 16) {
      const beside = f32x4.add(v128.load(before + cell), v128.load(after + cell));
      const sum = f32x4.add(f32x4.add(v128.load(aim + cell), v128.load(own + cell)), beside);
      v128.store(into + bytes * <usize>at + cell, sum);
    }
  }
  memory.fill(into + bytes * <usize>count, 0, bytes);
}

/** The highest value of each column of `count` rows, or 0. */
export function findHighest(into: usize, rows: usize, count: i32, bytes: usize): void {
  memory.fill(into, 0, bytes);
  for (const end = rows + bytes * <usize>count; rows < end; rows += bytes)
    for (let cell: usize = 0; cell < bytes; cell += 16)
      v128.store(into + cell, f32x4.pmax(v128.load(into + cell), v128.load(rows + cell)));
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
  for (let at: usize = 0; at < <usize>count; at++) {
    const into = second + bytes * at;
    memory.copy(into, bias, bytes);
    addListed(into, list, listValues(list, first + bytes * at, 4, 3 * <i32>(bytes >> 2)), weights, bytes);
    cutBelow(into, bytes);
  }
  findHighest(pooled, second, count, bytes);
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
