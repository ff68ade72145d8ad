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
    expect(of('سلام، خوبی؟ 😀')).toEqual(of('سلام خوبی'));
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
    expect(of('😀 ؟!').every((block) => block.length === 0)).toBe(true);
    expect(of('').every((block) => block.length === 0)).toBe(true);
  });

  it('stays bounded on long messages', () => {
    expect(blocks('سلام '.repeat(100_000)).flat().length).toBeLessThan(20_000);
  });
});
