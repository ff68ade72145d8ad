import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHashNumbers } from './number-hashes.ts';

it('numbers hashes as a map would, in the order first met', () => {
  const hash = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 0xffffffff }));
  fc.assert(
    fc.property(fc.array(hash), (hashes) => {
      const numbers = createHashNumbers();
      const known = [...new Set(hashes)];
      for (const one of hashes) expect(numbers.numberOf(one)).toBe(known.indexOf(one));
      expect([...numbers.hashes()]).toEqual(known);
    }),
  );
});

it('grows, and knows all afterwards', () => {
  const numbers = createHashNumbers();
  const hashes = Uint32Array.from({ length: 200_000 }, (_, at) => Math.imul(at, 0x01000193));
  for (let turn = 0; turn < 2; turn++)
    expect(
      hashes.every((hash, at) => numbers.numberOf(hash) === at),
      `turn ${turn}`,
    ).toBe(true);
});

it('numbers many hashes at once as one by one, in their place, whatever stands around them', () => {
  const hash = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 0xffffffff }));
  fc.assert(
    fc.property(fc.array(fc.array(hash)), (lists) => {
      const numbers = createHashNumbers();
      const known = [...new Set(lists.flat())];
      for (const hashes of lists) {
        const list = Int32Array.from([7, ...hashes, 7]);
        numbers.numberAll(list, 1, list.length - 1);
        expect([...list]).toEqual([7, ...hashes.map((one) => known.indexOf(one)), 7]);
      }
      expect(numbers.size()).toBe(known.length);
      expect([...numbers.hashes()]).toEqual(known);
    }),
  );
});
