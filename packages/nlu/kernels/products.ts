/** Adds two rows' 16 numbers each: `Σ one[i] × rows[i]` and `Σ other[i] × rows[i]`; each of `rows` is read once for both. */
function addToTwo(
  into: usize,
  intoOther: usize,
  one: usize,
  other: usize,
  stride: usize,
  rows: usize,
  rowBytes: usize,
  count: i32,
): void {
  let a = v128.load(into);
  let b = v128.load(into, 16);
  let c = v128.load(into, 32);
  let d = v128.load(into, 48);
  let e = v128.load(intoOther);
  let f = v128.load(intoOther, 16);
  let g = v128.load(intoOther, 32);
  let h = v128.load(intoOther, 48);
  for (let at = 0; at < count; at++) {
    const first = v128.load32_splat(one);
    const second = v128.load32_splat(other);
    const w = v128.load(rows);
    const x = v128.load(rows, 16);
    const y = v128.load(rows, 32);
    const z = v128.load(rows, 48);
    a = f32x4.add(a, f32x4.mul(first, w));
    b = f32x4.add(b, f32x4.mul(first, x));
    c = f32x4.add(c, f32x4.mul(first, y));
    d = f32x4.add(d, f32x4.mul(first, z));
    e = f32x4.add(e, f32x4.mul(second, w));
    f = f32x4.add(f, f32x4.mul(second, x));
    g = f32x4.add(g, f32x4.mul(second, y));
    h = f32x4.add(h, f32x4.mul(second, z));
    one += stride;
    other += stride;
    rows += rowBytes;
  }
  v128.store(into, a);
  v128.store(into, b, 16);
  v128.store(into, c, 32);
  v128.store(into, d, 48);
  v128.store(intoOther, e);
  v128.store(intoOther, f, 16);
  v128.store(intoOther, g, 32);
  v128.store(intoOther, h, 48);
}

/**
 * `into[i] += Σ factors[i][k] × rows[k]` for `count` rows of `into`: factors of one `i` stand `apart` bytes behind those of the one
 * before, those of one `k` `stride` bytes. Rows are `bytes` long, a multiple of 64, one behind the other; there is room for one
 * row more behind `into`, and for the factors of one more, when `count` is odd.
 */
export function addProducts(
  into: usize,
  count: i32,
  factors: usize,
  apart: usize,
  stride: usize,
  rows: usize,
  rowCount: i32,
  bytes: usize,
): void {
  // Sixteen columns of all rows at a time, which stay in the processor's first cache.
  for (let part: usize = 0; part < bytes; part += 64) {
    let to = into + part;
    let from = factors;
    for (let at = 0; at < count; at += 2) {
      addToTwo(to, to + bytes, from, from + apart, stride, rows + part, bytes, rowCount);
      to += 2 * bytes;
      from += 2 * apart;
    }
  }
}

/** The sums of four vectors. */
export function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/**
 * `into[i][k]` = the product of row `i` of `values` and row `k` of `rows`: `count` rows of `size` numbers, a multiple of 4. Both
 * kinds of rows are `bytes` long, a multiple of 16, and stand one behind the other; there is room for one more row of each when
 * `count` is odd.
 */
export function multiply(into: usize, count: i32, values: usize, rows: usize, size: i32, bytes: usize): void {
  const width = (<usize>size) << 2;
  for (let at = 0; at < count; at += 2) {
    const one = values + bytes * <usize>at;
    const other = one + bytes;
    const to = into + width * <usize>at;
    for (let number: usize = 0; number < width; number += 16) {
      const row = rows + (number >> 2) * bytes;
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let e = a;
      let f = a;
      let g = a;
      let h = a;
      for (let cell: usize = 0; cell < bytes; cell += 16) {
        const first = v128.load(one + cell);
        const second = v128.load(other + cell);
        const w = v128.load(row + cell);
        const x = v128.load(row + bytes + cell);
        const y = v128.load(row + 2 * bytes + cell);
        const z = v128.load(row + 3 * bytes + cell);
        a = f32x4.add(a, f32x4.mul(first, w));
        b = f32x4.add(b, f32x4.mul(first, x));
        c = f32x4.add(c, f32x4.mul(first, y));
        d = f32x4.add(d, f32x4.mul(first, z));
        e = f32x4.add(e, f32x4.mul(second, w));
        f = f32x4.add(f, f32x4.mul(second, x));
        g = f32x4.add(g, f32x4.mul(second, y));
        h = f32x4.add(h, f32x4.mul(second, z));
      }
      v128.store(to + number, sumsOf(a, b, c, d));
      v128.store(to + width + number, sumsOf(e, f, g, h));
    }
  }
}
