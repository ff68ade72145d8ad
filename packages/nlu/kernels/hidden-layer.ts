import { fourRandoms } from './random';

const range: f32 = 4294967296.0;

/** What is left of a layer's values is made greater by so much. */
export function keptFactor(hiddenBelow: u32): f32 {
  return range / (range - <f32>hiddenBelow);
}

/** Of values, `bytes` of them, those below 0 become 0 and so do some others at random; the rest are made greater by as much. */
export function hideSome(from: usize, into: usize, bytes: usize, hiddenBelow: u32): void {
  const zero = f32x4.splat(0);
  const below = i32x4.splat(hiddenBelow);
  const factor = f32x4.splat(keptFactor(hiddenBelow));
  for (let cell: usize = 0; cell < bytes; cell += 16) {
    const value = f32x4.mul(f32x4.pmax(v128.load(from + cell), zero), factor);
    v128.store(into + cell, v128.and(value, i32x4.ge_u(fourRandoms(), below)));
  }
}

/** The highest value of each filter in `count` rows of `bytes`, if it is above 0, and its row's number from `first` on, else -1. */
export function pool(values: usize, first: i32, count: i32, bytes: usize, highest: usize, bestAt: usize): void {
  for (let cell: usize = 0; cell < bytes; cell += 16) {
    let best = f32x4.splat(0);
    let place = i32x4.splat(-1);
    let from = values + cell;
    for (let at = 0; at < count; at++) {
      const value = v128.load(from);
      place = v128.bitselect(i32x4.splat(first + at), place, f32x4.gt(value, best));
      best = f32x4.pmax(best, value);
      from += bytes;
    }
    v128.store(highest + cell, best);
    v128.store(bestAt + cell, place);
  }
}

/** Adds the slopes of a text's highest values, a row of `bytes`, to those of the values that they are. */
export function unpool(pooledSlopes: usize, bestAt: usize, bytes: usize, slopes: usize): void {
  for (let cell: usize = 0; cell < bytes; cell += 4) {
    const row = load<i32>(bestAt + cell);
    if (row < 0) continue;
    const at = slopes + bytes * <usize>row + cell;
    store<f32>(at, load<f32>(at) + load<f32>(pooledSlopes + cell));
  }
}
