const prime = 16777619;

/**
 * A 32-bit sum over the first `length` bytes (a multiple of 4), read as little-endian words: FNV-1a with a shift, so each
 * step can be undone and a change within one word always shows; it begins with the length, so appended zeros show too.
 * Against damage, not against forgery.
 */
export function checksumOf(bytes: Uint8Array, length: number): number {
  const words = new DataView(bytes.buffer, bytes.byteOffset, length);
  let sum = 2166136261 ^ length;
  for (let at = 0; at < length; at += 4) {
    sum = Math.imul(sum ^ words.getInt32(at, true), prime);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}
