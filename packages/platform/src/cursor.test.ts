import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const invalid = expect.objectContaining({ code: 'invalid_cursor', status: 422 });

describe('cursors', () => {
  it('give back the position that they were made of, and fit into an address', () => {
    const part = fc.oneof(fc.maxSafeInteger(), fc.stringMatching(/^[ -~]{0,40}$/));
    fc.assert(
      fc.property(fc.string(), fc.array(part, { maxLength: 3 }), (list, position) => {
        const cursor = encodeCursor(list, position);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(list, cursor)).toEqual(position);
      }),
    );
  });

  it('are refused in another list', () => {
    expect(() => decodeCursor('b', encodeCursor('a', [1]))).toThrow(invalid);
  });

  it('are refused when they are no cursor, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor('a', text)).toThrow(invalid);
      }),
    );
    const odd = [['x', 1], {}, 'x', null, [null], [{}, 1], ['00000000', {}], ['00000000', 1.5]];
    for (const value of odd) expect(() => decodeCursor('a', btoa(JSON.stringify(value)))).toThrow(invalid);
  });

  it('do not hold anything but whole numbers and texts', () => {
    const list = 'a';
    const cursor = encodeCursor(list, []);
    const [checksum] = JSON.parse(atob(cursor)) as [string];
    for (const value of [1.5, {}, [], null, true, 2 ** 60])
      expect(() => decodeCursor(list, btoa(JSON.stringify([checksum, value])))).toThrow(invalid);
  });
});
