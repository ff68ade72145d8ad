import { expect, it } from 'vitest';
import { createRandom } from './random.ts';

it("goes on from another's state as the other does", () => {
  const one = createRandom(7);
  for (let drawn = 0; drawn < 1000; drawn++) one();
  const other = createRandom(8);
  other.state = one.state;
  expect([other(), other(), other()]).toEqual([one(), one(), one()]);
});
