import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';

const raws = (text: string): string[] => tokenise(text).map((token) => token.raw);
const kinds = (text: string): string[] => tokenise(text).map((token) => `${token.raw}:${token.kind}`);

describe('tokenise', () => {
  it('cuts words, signs and numbers', () => {
    expect(raws('سلام،این ۲۰۰گرم چنده؟!')).toEqual(['سلام', '،', 'این', '۲۰۰', 'گرم', 'چنده', '؟', '!']);
  });

  it('keeps half-spaces inside a word', () => {
    expect(raws('می‌خوام کتاب‌ها')).toEqual(['می‌خوام', 'کتاب‌ها']);
  });

  it('keeps model codes whole and marks them', () => {
    expect(kinds('A52s SM-G991B 256GB wi-fi')).toEqual([
      'A52s:code',
      'SM-G991B:code',
      '256GB:code',
      'wi:word',
      '-:punctuation',
      'fi:word',
    ]);
  });

  it('keeps separators inside numbers', () => {
    expect(raws('۱۲٬۵۰۰٬۰۰۰ 1403/8/5 10:30 ۲٫۵.')).toEqual(['۱۲٬۵۰۰٬۰۰۰', '1403/8/5', '10:30', '۲٫۵', '.']);
  });

  it('finds addresses without the sign that ends the sentence', () => {
    expect(kinds('info@hara.ai. https://t.co/a?b=1، digikala.com!')).toEqual([
      'info@hara.ai:email',
      '.:punctuation',
      'https://t.co/a?b=1:url',
      '،:punctuation',
      'digikala.com:url',
      '!:punctuation',
    ]);
  });

  it('takes emoji clusters whole', () => {
    expect(raws('مرسی🙏🌹عالی❤️ 👨‍👩‍👧 🇮🇷 2️⃣')).toEqual(['مرسی', '🙏', '🌹', 'عالی', '❤️', '👨‍👩‍👧', '🇮🇷', '2️⃣']);
  });

  it('joins runs of one sign when asked', () => {
    expect(tokenise('نه!!! خب...', { joinSigns: true }).map((token) => token.raw)).toEqual(['نه', '!!!', 'خب', '...']);
  });

  it('leaves nothing but white space and invisible marks outside tokens, in order, with true offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, token.start)).toMatch(/^[\s\p{Cc}\p{Cf}]*$/u);
          expect(text.slice(token.start, token.end)).toBe(token.raw);
          expect([...text.slice(0, token.start)].length).toBe(token.startCodePoint);
          expect([...text.slice(0, token.end)].length).toBe(token.endCodePoint);
          end = token.end;
        }
        expect(text.slice(end)).toMatch(/^[\s\p{Cc}\p{Cf}]*$/u);
      }),
      { numRuns: 300 },
    );
  });

  it('takes ten thousand of anything in little time', () => {
    for (const unit of ['ا', '(', ' ', 'َ', '😀', 'a.', 'a@', '1:', 'a-', 'www.', '\u200c', '👨‍', "a'"]) {
      const text = unit.repeat(10_000);
      tokenise(text);
      const start = performance.now();
      tokenise(text);
      expect(performance.now() - start).toBeLessThan(150);
    }
  });
});
