import { describe, expect, it } from 'vitest';
import { sumNumberWords } from './sum-number-words.ts';

describe('sumNumberWords', () => {
  it('adds what it knows and skips the rest', () => {
    expect(sumNumberWords('کل چهارصد')).toBe(400);
    expect(sumNumberWords('دهمین ۲۱')).toBe(31);
    expect(sumNumberWords('منفی سه هزارمین')).toBe(-3000);
    expect(sumNumberWords('پنج صد و بیستوهفت')).toBe(527);
    expect(sumNumberWords('۴۵,۶۷۸')).toBe(45_678);
  });

  it('answers null, never zero, without a number', () => {
    expect(sumNumberWords('سیب زمینی')).toBeNull();
    expect(sumNumberWords('صفر')).toBe(0);
  });

  it('takes misspelt words only when asked', () => {
    expect(sumNumberWords('پنحاه')).toBeNull();
    expect(sumNumberWords('پنحاه', { isFuzzy: true })).toBe(50);
    expect(sumNumberWords('چهارصدد', { isFuzzy: true })).toBe(400);
  });
});
