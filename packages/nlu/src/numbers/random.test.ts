import { expect, it } from 'vitest';
import { createRandom } from './random.ts';

it('goes on behind skipped numbers as if they had been drawn', () => {
  const one = createRandom(7);
  const other = createRandom(7);
  for (const count of [0, 1, 1000]) {
    for (let drawn = 0; drawn < count; drawn++) one();
    other.skip(count);
    expect(other()).toBe(one());
  }
});
