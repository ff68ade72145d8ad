import { describe, expect, it } from 'vitest';
import { hashEverything } from './hash-message.ts';
import { createPlainReader } from './plain-reader.ts';

describe('hashEverything', () => {
  const reader = createPlainReader();
  const blocks = (text: string): readonly (readonly number[])[] => {
    const { characters, sequences } = hashEverything(reader.read(text));
    return [characters.flat(), ...sequences];
  };
  const of = (text: string) => blocks(text).map((block) => [...block].sort());

  it('gives spellings of one message the same features', () => {
    expect(of('می\u200cخوام سلاااام كتاب')).toEqual(of('میخوام سلام کتاب'));
    expect(of('سلام، خوبی؟')).toEqual(of('سلام خوبی'));
  });

  it('tells other words and another order apart', () => {
    expect(of('قیمت ارسال')).not.toEqual(of('ارسال قیمت'));
    expect(of('قیمت')).not.toEqual(of('قیمتش'));
  });

  it('reads Finglish and Persian into shared features', () => {
    const shared = new Set(blocks('هزینه ارسال').flat());
    expect(
      blocks('hazine ersal')
        .flat()
        .some((feature) => shared.has(feature)),
    ).toBe(true);
  });

  it('gives no features to texts without words', () => {
    expect(of('، ؟!').every((block) => block.length === 0)).toBe(true);
    expect(of('').every((block) => block.length === 0)).toBe(true);
  });

  it('knows a number of three digits or more by its length, not by its digits', () => {
    expect(of('سفارش ۲۷۷۰۹')).toEqual(of('سفارش 83154'));
    expect(of('٩١٢٣٤٥')).toEqual(of('400817'));
    expect(of('09123456789')).toEqual(of('۰۹۳۵۱۲۱۴۲۳۳'));
    expect(of('09123456789')).not.toEqual(of('19123456789'));
    expect(of('سایز ۳۸')).not.toEqual(of('سایز ۴۲'));
    // The lemma block knows a code as one, of whatever length; the characters still know how long it is.
    expect(blocks('4123')[1]).toEqual(blocks('99887766')[1]);
    expect(of('4123')).not.toEqual(of('99887766'));
  });

  it('knows an emoji as a word without characters, hands of all colours alike', () => {
    const cut = (...keys: string[]) => {
      const tokens = keys.map((key, at) => ({ start: 2 * at, end: 2 * at + 1, key, kind: 'emoji' }));
      return hashEverything({ tokens, entities: [] });
    };
    expect(cut('👍🏽')).toEqual(cut('👍'));
    expect(cut('👍')).not.toEqual(cut('👎'));
    expect(cut('🇮🇷').sequences[0]).not.toEqual([]);
    expect(cut('👍').characters.flat()).toEqual([]);
    expect(cut('؟', '…')).toEqual(cut());
  });

  it('stays bounded on long messages', () => {
    expect(blocks('سلام '.repeat(100_000)).flat().length).toBeLessThan(20_000);
  });
});
