/** Bytes that a vector of so many numbers takes as `eightBit`. */
export function eightBitLength(size: number): number {
  return Math.ceil(size / 16) * 16;
}

/** A vector brought to length 127 in whole numbers, then zeros up to a multiple of 16; zeros stay as they are. */
export function eightBit(vector: Float32Array): Int8Array {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += vector[at]! * vector[at]!;
  const scale = square > 0 ? 127 / Math.sqrt(square) : 0;
  const cells = new Int8Array(eightBitLength(vector.length));
  for (let at = 0; at < vector.length; at++) cells[at] = Math.round(vector[at]! * scale);
  return cells;
}
