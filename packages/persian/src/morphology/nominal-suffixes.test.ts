import { describe, expect, it } from 'vitest';
import { createNominalSuffixes } from './nominal-suffixes.ts';

const suffixes = createNominalSuffixes();

describe('createNominalSuffixes', () => {
  it('reads each chain when asked as the table of all chains has it', () => {
    for (const [text, readings] of suffixes.all()) {
      const found = suffixes.get(text) ?? [];
      expect(found.map((suffix) => JSON.stringify(suffix)).sort(), text).toEqual(
        readings.map((suffix) => JSON.stringify(suffix)).sort(),
      );
    }
  });

  it('reads plural, owner and object marker one after the other', () => {
    expect(suffixes.get('امو')?.some((suffix) => suffix.plural === 'ها' && suffix.possessor === 1 && suffix.ra)).toBe(
      true,
    );
  });

  it('answers undefined for what is no suffix', () => {
    expect(suffixes.get('غظ')).toBeUndefined();
    expect(suffixes.get('هاهاهاهاهاهاها')).toBeUndefined();
    expect(suffixes.get('ا'.repeat(100_000))).toBeUndefined();
  });

  it('never puts an object marker after "is" nor an owner after an article', () => {
    for (const readings of suffixes.all().values()) {
      expect(readings.some((suffix) => suffix.copula && suffix.ra)).toBe(false);
      expect(readings.some((suffix) => suffix.yeh && suffix.possessor)).toBe(false);
    }
  });
});
