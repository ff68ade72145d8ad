import { expect, it, vi } from 'vitest';
import * as lookups from './compile-lookups.ts';
import { createListFinder, type PatternOptions } from './pattern-finder.ts';
import type { PatternSet } from './pattern-set.ts';

const options: PatternOptions = { isCaseSensitive: false, usesWordBoundaries: true };
const cities: readonly PatternSet[] = [{ name: 'city', kind: 'lookup', phrases: ['یزد', 'قم'] }];

it('the phrases of a list are made ready once for all who have it, and once more for each way to look for them', () => {
  const compile = vi.spyOn(lookups, 'compileLookups');
  const own: readonly PatternSet[] = [{ name: 'fruit', kind: 'lookup', phrases: ['به'] }];
  const find = [1, 2, 3].map(() =>
    createListFinder([
      { patterns: cities, options },
      { patterns: own, options },
    ]),
  );
  createListFinder([{ patterns: cities, options: { ...options, isCaseSensitive: true } }]);
  expect(compile).toHaveBeenCalledTimes(3);
  for (const each of find)
    expect(each('از قم به یزد').lists).toEqual([
      [
        { name: 'city', start: 3, end: 5 },
        { name: 'city', start: 9, end: 12 },
      ],
      [{ name: 'fruit', start: 6, end: 8 }],
    ]);
  compile.mockRestore();
});
