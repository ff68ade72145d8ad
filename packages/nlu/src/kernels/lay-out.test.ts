import { expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

it('lays arrays of zeros out in one memory, each at a cache line of its own', () => {
  const { memory, arrays } = layOut({ few: ['u16', 3], none: ['f32', 0], many: ['i32', 40_000], last: ['f32', 2] });
  for (const array of Object.values(arrays)) {
    expect(array.buffer).toBe(memory.buffer);
    expect(array.byteOffset % 64).toBe(0);
    expect(array.every((value) => value === 0)).toBe(true);
  }
  expect(Object.values(arrays).map(({ length }) => length)).toEqual([3, 0, 40_000, 2]);
  arrays.few.fill(1);
  arrays.many.fill(2);
  arrays.last.fill(3);
  expect([...arrays.few, arrays.many.at(-1), ...arrays.last]).toEqual([1, 1, 1, 2, 3, 3]);
});
