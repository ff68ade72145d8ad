// What `compare-vectors.ts` sets: addresses of its arrays, and numbers that stay as they are.

/** A vector of 8 bit, and rows to compare it with that stand one behind the other. */
export let vector: usize = 0;
export let rows: usize = 0;
/** A likeness for each row (uint8). */
export let likenesses: usize = 0;
/** Bytes of the vector and of each row, a multiple of 16. */
export let rowBytes: usize = 0;

function dot(row: usize): i32 {
  let low = i32x4.splat(0);
  let high = low;
  for (let at: usize = 0; at < rowBytes; at += 16) {
    low = i32x4.add(low, i32x4.dot_i16x8_s(v128.load_ext<i8>(row + at), v128.load_ext<i8>(vector + at)));
    high = i32x4.add(high, i32x4.dot_i16x8_s(v128.load_ext<i8>(row + at, 8), v128.load_ext<i8>(vector + at, 8)));
  }
  const sum = i32x4.add(low, high);
  return (
    i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + (i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3))
  );
}

/** The highest product of the vector with one of `count` rows; not below 0. */
export function highest(count: i32): i32 {
  let best = 0;
  const end = rows + <usize>count * rowBytes;
  for (let row = rows; row < end; row += rowBytes) best = max(best, dot(row));
  return best;
}

/** Likeness of the vector to each of `count` rows, in 127ths of what a vector of length 127 is to itself; not below 0. */
export function compare(count: i32): void {
  for (let row = 0; row < count; row++) {
    const product = max(0, dot(rows + <usize>row * rowBytes));
    store<u8>(likenesses + row, <u8>((2 * product + 127) / 254));
  }
}
