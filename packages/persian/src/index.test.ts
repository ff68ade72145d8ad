import { describe, expect, it } from 'vitest';
import {
  convertDigits,
  createCatalogue,
  createReader,
  matchKey,
  numberToWords,
  parseMoney,
  parseNumber,
  persianise,
  persianPunctuation,
  tokenise,
} from './index.ts';

describe('the examples of the documentation', () => {
  it('hold', () => {
    expect(matchKey('مي‌خوااااام')).toBe('میخوام');
    expect(convertDigits('۱۲3٤', 'latin')).toBe('1234');
    expect(persianise('علي و كتاب')).toBe('علی و کتاب');
    expect(persianPunctuation('گفت "نه"...')).toBe('گفت «نه»…');
    expect(parseNumber('دو میلیون و نیم')).toBe(2_500_000);
    expect(parseNumber('سه چهار تا')).toEqual([3, 4]);
    expect(numberToWords(2_500)).toBe('دو هزار و پانصد');
    expect(parseMoney('یک میلیون و پانصد هزار تومن', { to: 'rial' })).toBe(15_000_000);
    expect(tokenise('سلام، A52s چنده؟').map((token) => token.raw)).toEqual(['سلام', '،', 'A52s', 'چنده', '؟']);
    expect(
      createReader()
        .read('سلام ۲ تا میخوام')
        .tokens.map((token) => token.key),
    ).toEqual(['سلام', '2', 'تا', 'میخوام']);
  });
});

describe('a reader with a catalogue', () => {
  it('finds names, prices and dates in one pass', () => {
    const catalogue = createCatalogue([{ kind: 'product', name: 'کیف چرم نیلپر' }]);
    const { entities } = createReader().read('کیف چرم نیلپر ۴۵۰ تومنی تا فردا میرسه؟', {
      catalogue,
      nowMs: Date.parse('2026-11-24T06:30:00Z'),
    });
    expect(entities.map(({ kind, value }) => [kind, value])).toEqual([
      ['product', 'کیف چرم نیلپر'],
      ['price', 4_500_000],
      ['date', '2026-11-25'],
    ]);
  });
});
