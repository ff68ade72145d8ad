import { describe, expect, it } from 'vitest';
import { createNominalSuffixes, readingsOf } from './nominal-suffixes.ts';

const suffixes = createNominalSuffixes();

describe('createNominalSuffixes', () => {
  it('finds every chain at the end of a word, and no other end', () => {
    const all = suffixes.all();
    for (const [text, readings] of all) {
      const ends = suffixes.endsOf(`کتاب${text}`);
      expect(ends[text.length]?.readings, text).toBe(readings);
      for (let length = 1; length < text.length; length += 1)
        expect(ends[length]?.readings, text).toBe(all.get(text.slice(-length)));
    }
  });

  it('reads plural, owner and object marker one after the other', () => {
    const readings = readingsOf(suffixes.endsOf('کتابامو')[3]!);
    expect(readings?.some(({ features }) => features.plural === 'ها' && features.possessor === 1 && features.ra)).toBe(
      true,
    );
  });

  it('answers nothing for ends that are no suffix', () => {
    expect(suffixes.endsOf('غظ').some((suffix) => suffix !== undefined)).toBe(false);
    expect(suffixes.endsOf('هاهاهاهاهاهاها')[14]).toBeUndefined();
    expect(suffixes.endsOf('ا'.repeat(100_000)).length).toBeLessThan(20);
    expect(suffixes.endsOf('')).toEqual([undefined]);
  });

  it('never puts an object marker after "is" nor an owner after an article', () => {
    for (const readings of suffixes.all().values()) {
      expect(readings.some(({ features }) => features.copula && features.ra)).toBe(false);
      expect(readings.some(({ features }) => features.yeh && features.possessor)).toBe(false);
    }
  });
});
