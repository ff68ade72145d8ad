import { expect, it } from 'vitest';
import { createRecentCache } from './recent-cache.ts';

it('keeps what was asked for last and makes again what was not asked for long', () => {
  const made: string[] = [];
  const recall = createRecentCache<string>(2);
  const ask = (name: string): string =>
    recall(name, () => {
      made.push(name);
      return name.toUpperCase();
    });
  expect([ask('a'), ask('b'), ask('a')]).toEqual(['A', 'B', 'A']);
  ask('c');
  ask('a');
  expect(made).toEqual(['a', 'b', 'c']);
  for (const name of ['d', 'e', 'f', 'g']) ask(name);
  ask('b');
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'b']);
});
