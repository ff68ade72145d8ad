import { describe, expect, it } from 'vitest';
import { skeletonOf } from './skeleton.ts';

describe('skeletonOf', () => {
  it.each([
    ['سفارش', 'sefaresh'],
    ['خرید', 'kharid'],
    ['قیمت', 'gheymat'],
    ['چنده', 'chande'],
    ['مرجوعی', 'marjooi'],
    ['تخفیف', 'takhfif'],
    ['ژاکت', 'zhaket'],
    ['هزینه', 'hazineh'],
  ])('is shared by %s and %s', (persian, finglish) => {
    expect(skeletonOf(persian)).toBe(skeletonOf(finglish));
    expect(skeletonOf(persian)).not.toBe('');
  });

  it('is shared by letters of one sound, and empty for numbers and vowels', () => {
    expect(skeletonOf('غذا')).toBe(skeletonOf('قزا'));
    expect([skeletonOf('12ab'), skeletonOf('او'), skeletonOf(''), skeletonOf('aeiou')]).toEqual(['', '', '', '']);
  });
});
