import { describe, expect, it } from 'vitest';
import type { Range } from '../document.ts';
import { createReader } from '../reader/create-reader.ts';
import { parseMoney } from './parse-money.ts';

const { read } = createReader();
const prices = (text: string, priceRange?: Range<number>): unknown[] =>
  read(text, priceRange === undefined ? {} : { priceRange })
    .entities.filter((entity) => entity.kind === 'price')
    .map((price) => [price.text, price.value, price.operator]);

describe('prices in a sentence', () => {
  it.each<[string, unknown[]]>([
    ['این کیف ۳۲۰ تومنه؟', ['۳۲۰ تومن', 3_200_000, 'eq']],
    ['قیمتش ۲۵۰ت', ['۲۵۰ت', 2_500_000, 'eq']],
    ['سیصدهزار تومان', ['سیصدهزار تومان', 3_000_000, 'eq']],
    ['٣٥٠٠٠٠ ريال', ['٣٥٠٠٠٠ ريال', 350_000, 'eq']],
    ['یه میلیون و سیصد', ['یه میلیون و سیصد', 13_000_000, 'eq']],
    ['یک میلیون و سیصد و پنجاه تومن', ['یک میلیون و سیصد و پنجاه تومن', 13_500_000, 'eq']],
    ['یک و پونصد میدین؟', ['یک و پونصد', 15_000_000, 'eq']],
    ['زیر دو میلیون تومن', ['دو میلیون تومن', 20_000_000, 'lt']],
    ['زیر ۵۰۰ چی دارین', ['۵۰۰', 5_000_000, 'lt']],
    ['ارزان‌تر از یک میلیون تومان', ['یک میلیون تومان', 10_000_000, 'lt']],
    ['از ۲۰۰ تومن به بالا', ['۲۰۰ تومن', 2_000_000, 'gt']],
    ['بیشتر از ۵۰۰ تومن نباشه', ['۵۰۰ تومن', 5_000_000, 'lt']],
    ['از ۳۰۰ تومن کمتر نمیشه؟', ['۳۰۰ تومن', 3_000_000, 'gt']],
    ['دور و بر ۵۰۰ تومن', ['۵۰۰ تومن', 5_000_000, 'about']],
    ['بین ۵۰۰ و ۸۰۰ هزار تومن', ['۵۰۰ و ۸۰۰ هزار تومن', [5_000_000, 8_000_000], 'between']],
    ['از سیصد تومن تا پونصد تومن', ['سیصد تومن تا پونصد تومن', [3_000_000, 5_000_000], 'between']],
    ['سه چهارصد تومن', ['سه چهارصد تومن', [3_000_000, 4_000_000], 'between']],
    ['یکی دو میلیون', ['یکی دو میلیون', [10_000_000, 20_000_000], 'between']],
    ['دو تا ۱۵۰ تومنی', ['۱۵۰ تومن', 1_500_000, 'eq']],
    ['۱۲۰.۰۰۰ واریز کردم', ['۱۲۰.۰۰۰', 1_200_000, 'eq']],
    ['بودجم پونصده', ['پونصد', 5_000_000, 'eq']],
  ])('are found in %s', (text, price) => {
    expect(prices(text)).toEqual([price]);
  });

  it('take their scale from the prices of the shop', () => {
    expect(prices('پنج تومن', [20_000, 200_000])).toEqual([['پنج تومن', 50_000, 'eq']]);
    expect(prices('۳۰ تومن', [100_000_000, 900_000_000])).toEqual([['۳۰ تومن', 300_000_000, 'eq']]);
    expect(prices('دو تومن و نیم', [8_000_000, 60_000_000])).toEqual([['دو تومن و نیم', 25_000_000, 'eq']]);
    expect(prices('هزار و دویست تومن', [3_000_000, 40_000_000])).toEqual([['هزار و دویست تومن', 12_000_000, 'eq']]);
  });

  it('keep the other reading of an open amount', () => {
    const [price] = read('با ۲ تومن').entities.filter((entity) => entity.kind === 'price');
    expect(price).toMatchObject({ value: 20_000, alternatives: [20_000_000] });
  });

  it('inherit the scale of the price before', () => {
    expect(prices('۸۵۰ هزار تومنی رو ۷۰۰ نمیدین؟')).toEqual([
      ['۸۵۰ هزار تومن', 8_500_000, 'eq'],
      ['۷۰۰', 7_000_000, 'eq'],
    ]);
  });

  it.each([
    'سه میلیون نفر',
    'ده هزار فالوور',
    'صد بار گفتم',
    'کد ۵۰۰',
    '۵ میلیون سلول',
    'هزار تا تشکر',
    'چند تومن میشه',
    'دو هزار و سیصد کیلومتر',
    'سایز دو و سیصد گرم',
  ])('are none in %s', (text) => {
    expect(prices(text)).toEqual([]);
  });
});

describe('parseMoney', () => {
  it('reads a whole string in the unit asked for', () => {
    expect(parseMoney('یک میلیون و پانصد هزار تومن', { to: 'rial' })).toBe(15_000_000);
    expect(parseMoney('صد تومن')).toBe(100_000);
    expect(parseMoney('صد تومن', { bareThousands: false })).toBe(100);
    expect(parseMoney('هزار', { defaultUnit: 'toman' })).toBe(1000);
    expect(parseMoney('یه تومن و نیم')).toBe(1500);
  });

  it('answers null for what is no amount', () => {
    expect(parseMoney('صد گرم')).toBeNull();
    expect(parseMoney('تومن')).toBeNull();
    expect(parseMoney('صد')).toBeNull();
  });
});
