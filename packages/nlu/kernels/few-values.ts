import { sumsOf } from './products';
import { dot } from './rows';

/**
 * Values most of which are 0 (hidden ones, those below 0), as lists: entries of 8 bytes, the value and (uint32) its row. Lists
 * are made without branches, since the processor cannot guess which values are 0.
 */

/** Lists those of `count` values that are not 0, which stand `stride` bytes apart; gives the end. One entry more is written. */
export function listValues(list: usize, values: usize, stride: usize, count: i32): usize {
  let end = list;
  for (let row = 0; row < count; row++) {
    const value = load<f32>(values);
    store<f32>(end, value);
    store<u32>(end, <u32>row, 4);
    end += value != 0 ? 8 : 0;
    values += stride;
  }
  return end;
}

/** `into += Σ value × its row`, rows of `bytes`, a multiple of 64, one behind the other. */
export function addListed(into: usize, list: usize, end: usize, rows: usize, bytes: usize): void {
  let part: usize = 0;
  for (; part + 128 <= bytes; part += 128) {
    const to = into + part;
    let a = v128.load(to);
    let b = v128.load(to, 16);
    let c = v128.load(to, 32);
    let d = v128.load(to, 48);
    let e = v128.load(to, 64);
    let f = v128.load(to, 80);
    let g = v128.load(to, 96);
    let h = v128.load(to, 112);
    for (let entry = list; entry < end; entry += 8) {
      const factor = v128.load32_splat(entry);
      const row = rows + part + bytes * <usize>load<u32>(entry, 4);
      a = f32x4.add(a, f32x4.mul(factor, v128.load(row)));
      b = f32x4.add(b, f32x4.mul(factor, v128.load(row, 16)));
      c = f32x4.add(c, f32x4.mul(factor, v128.load(row, 32)));
      d = f32x4.add(d, f32x4.mul(factor, v128.load(row, 48)));
      e = f32x4.add(e, f32x4.mul(factor, v128.load(row, 64)));
      f = f32x4.add(f, f32x4.mul(factor, v128.load(row, 80)));
      g = f32x4.add(g, f32x4.mul(factor, v128.load(row, 96)));
      h = f32x4.add(h, f32x4.mul(factor, v128.load(row, 112)));
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    v128.store(to, e, 64);
    v128.store(to, f, 80);
    v128.store(to, g, 96);
    v128.store(to, h, 112);
  }
  for (; part < bytes; part += 64) {
    const to = into + part;
    let a = v128.load(to);
    let b = v128.load(to, 16);
    let c = v128.load(to, 32);
    let d = v128.load(to, 48);
    for (let entry = list; entry < end; entry += 8) {
      const factor = v128.load32_splat(entry);
      const row = rows + part + bytes * <usize>load<u32>(entry, 4);
      a = f32x4.add(a, f32x4.mul(factor, v128.load(row)));
      b = f32x4.add(b, f32x4.mul(factor, v128.load(row, 16)));
      c = f32x4.add(c, f32x4.mul(factor, v128.load(row, 32)));
      d = f32x4.add(d, f32x4.mul(factor, v128.load(row, 48)));
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
}

/**
 * One step back from a layer's outputs to its values. `errors`: a row of `bytes` of each of `count` rows of values, `filters` values
 * a row; `weights`: a row of each value of a row. Adds to the weights' `slopes`, and to `into` (as `values`), where a value is not
 * 0, `factor` times what it adds to the error.
 */
export function learnOutputs(
  values: usize,
  count: i32,
  filters: i32,
  errors: usize,
  weights: usize,
  slopes: usize,
  bytes: usize,
  factor: f32,
  into: usize,
  list: usize,
): void {
  const row = (<usize>filters) << 2;
  for (let filter: usize = 0; filter < <usize>filters; filter++) {
    const end = listValues(list, values + (filter << 2), row, count);
    addListed(slopes + bytes * filter, list, end, errors, bytes);
    multiplyListed(into + (filter << 2), row, list, end, errors, weights + bytes * filter, bytes, factor);
  }
}

/** Adds to the numbers of `into` that are listed, `stride` bytes apart, `factor` times the product of their row and `other`. */
function multiplyListed(
  into: usize,
  stride: usize,
  list: usize,
  end: usize,
  rows: usize,
  other: usize,
  bytes: usize,
  factor: f32,
): void {
  let entry = list;
  // Four at a time, so that what is read of `other` serves all of them.
  for (; entry + 32 <= end; entry += 32) {
    const one = <usize>load<u32>(entry, 4);
    const two = <usize>load<u32>(entry, 12);
    const three = <usize>load<u32>(entry, 20);
    const four = <usize>load<u32>(entry, 28);
    const w = rows + bytes * one;
    const x = rows + bytes * two;
    const y = rows + bytes * three;
    const z = rows + bytes * four;
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let at: usize = 0; at < bytes; at += 16) {
      const values = v128.load(other + at);
      a = f32x4.add(a, f32x4.mul(values, v128.load(w + at)));
      b = f32x4.add(b, f32x4.mul(values, v128.load(x + at)));
      c = f32x4.add(c, f32x4.mul(values, v128.load(y + at)));
      d = f32x4.add(d, f32x4.mul(values, v128.load(z + at)));
    }
    const sums = f32x4.mul(sumsOf(a, b, c, d), f32x4.splat(factor));
    addTo(into + stride * one, f32x4.extract_lane(sums, 0));
    addTo(into + stride * two, f32x4.extract_lane(sums, 1));
    addTo(into + stride * three, f32x4.extract_lane(sums, 2));
    addTo(into + stride * four, f32x4.extract_lane(sums, 3));
  }
  for (; entry < end; entry += 8) {
    const number = <usize>load<u32>(entry, 4);
    addTo(into + stride * number, factor * dot(rows + bytes * number, other, bytes));
  }
}

function addTo(cell: usize, value: f32): void {
  store<f32>(cell, load<f32>(cell) + value);
}
