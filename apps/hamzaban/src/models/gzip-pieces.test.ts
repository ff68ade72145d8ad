import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipPieces } from './gzip-pieces.ts';

/** Numbers that repeat themselves a little, so that there is something to compress. */
function sample(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state % 97;
  });
}

describe('gzipPieces', () => {
  it.each([0, 1, 2 * 1024 * 1024, 5_000_001])('is one gzip file of all %i bytes', async (length) => {
    const bytes = sample(length);
    const packed = await gzipPieces(bytes, 4);
    expect(gunzipSync(packed).equals(bytes)).toBe(true);
    expect(packed.readUInt32LE(packed.length - 4)).toBe(length);
  });

  it('gives equal bytes for equal bytes', async () => {
    const bytes = sample(5_000_001);
    const [one, other] = await Promise.all([gzipPieces(bytes, 4), gzipPieces(bytes, 4)]);
    expect(one.equals(other)).toBe(true);
  });
});
