import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberToWords, toOrdinal } from './number-to-words.ts';
import { parseNumber } from './parse-number.ts';

describe('parseNumber', () => {
  it.each<[string, number | readonly [number, number]]>([
    ['سی و هفت', 37],
    ['هشتاد و یکی', 81],
    ['یدونه', 1],
    ['چهل وپنج', 45],
    ['نود و شیشه', 96],
    ['صد و بیس و پنج', 125],
    ['دویست‌و‌پنجاه', 250],
    ['سیصدوشصت', 360],
    ['پنج صد', 500],
    ['هزار و صد و یازده', 1111],
    ['دوهزاروپونصد', 2500],
    ['یک میلیون و دویست هزار', 1_200_000],
    ['۱.۵ میلیون', 1_500_000],
    ['دو و نیم هزار', 2500],
    ['سه میلیون و نیم', 3_500_000],
    ['نصف', 0.5],
    ['یه ربع', 0.25],
    ['سه چهارم', 0.75],
    ['سه و ربع', 3.25],
    ['پنج ممیز دو', 5.2],
    ['۱۲/۵', 12.5],
    ['125/000', 125_000],
    ['٩٥٠٫٠٠٠', 950_000],
    ['منهای ده', -10],
    ['-۳', -3],
    ['منفی نه', -9],
    ['دوازدتا', 12],
    ['دو و سه چهارم', 2.75],
    ['یک دهم', 0.1],
    ['یه پنج شیش تا', [5, 6]],
    ['نه تا', 9],
    ['بیست‌هزارتا', 20_000],
    ['دو سه تا', [2, 3]],
    ['نه ده تا', [9, 10]],
    ['سی سی و پنج تا', [30, 35]],
    ['دو سیصد تا', [200, 300]],
    ['سه چهار صد تا', [300, 400]],
    ['هزار دو هزار تا', [1000, 2000]],
    ['دو سه میلیون', [2_000_000, 3_000_000]],
    ['از ۱۰ تا ۲۰', [10, 20]],
    ['یکی دو', [1, 2]],
    ['حدود بیست تا', 20],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toEqual(value);
  });

  it.each([
    'دستم',
    'هفتگی',
    'نهار',
    'سیم',
    'چهارراه',
    'دوستم',
    'دهان',
    'یکم',
    'سی سی',
    'صدف',
    'هزارتو',
    'پنجشنبه',
    'دوم',
    '',
    '1403/8/5',
    '10:30',
  ])('finds no number in %s', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('reads back every number that it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
        (value) => parseNumber(numberToWords(value)) === value,
      ),
    );
  });
});

describe('numberToWords', () => {
  it('writes whole numbers, fractions and ordinals', () => {
    expect(numberToWords(0)).toBe('صفر');
    expect(numberToWords(2_500)).toBe('دو هزار و پانصد');
    expect(numberToWords(-12)).toBe('منفی دوازده');
    expect(numberToWords(1.25)).toBe('یک و بیست و پنج صدم');
    expect(numberToWords(0.5)).toBe('پنج دهم');
    expect(numberToWords(10n ** 15n)).toBe('یک کوادریلیون');
    expect(numberToWords(33, { isOrdinal: true })).toBe('سی و سوم');
    expect(toOrdinal('سی')).toBe('سی‌ام');
  });

  it('answers nothing for what it cannot write', () => {
    expect(numberToWords(Number.NaN)).toBe('');
    expect(numberToWords(1e22)).toBe('');
    expect(numberToWords(10n ** 20n)).toBe('');
  });
});
