import { describe, expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';

const { analyseWord } = loadWordAnalyser();

describe('what the lexicon knows of a word', () => {
  it.each([
    ['کتابامو', 'noun'],
    ['زهرا', 'noun name'],
    ['می‌خوام', 'verb'],
    ['برای', 'noun closed'],
  ])('«%s» is told as %s', (word, part) => {
    expect(analyseWord(word)?.part).toBe(part);
  });

  it('tells how rare the word is without its suffixes', () => {
    const rarity = (word: string): number => analyseWord(word)?.rarity ?? Number.NaN;
    expect(rarity('کتاب‌هایمان')).toBe(rarity('کتاب'));
    expect(rarity('اسطرلاب')).toBeGreaterThan(rarity('کتاب'));
    expect(rarity('کتاب')).toBeGreaterThan(rarity('این'));
  });

  it('says nothing of a word that it does not know', () => {
    const reading = analyseWord('ظظغ') ?? {};
    expect(reading).not.toHaveProperty('part');
    expect(reading).not.toHaveProperty('rarity');
  });
});
