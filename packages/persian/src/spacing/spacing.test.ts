import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';
import { scanPieces } from './scan-pieces.ts';

const words = loadWordAnalyser();

describe('repairSpacing', () => {
  it.each([
    ['می خوام کتاب ها رو', 'می‌خوام کتاب‌ها رو'],
    ['میروم به خانه.', 'می‌روم به خانه.'],
    ['کتابهای من', 'کتاب‌های من'],
    ['بزرگ تر از من است', 'بزرگ‌تر از من است'],
    ['من رفته ام', 'من رفته‌ام'],
    ['او آمده است', 'او آمده است'],
    ['او بر می دارد', 'او برمی‌دارد'],
    ['پیش بینی هوا', 'پیش‌بینی هوا'],
    ['سلام   دنیا', 'سلام دنیا'],
    ['(سلام)   ', '(سلام)'],
    ['کاروان‌‌سرا', 'کاروان‌سرا'],
    ['سلام ، خوبی', 'سلام، خوبی'],
    ['ســلام', 'سلام'],
    ['میانه', 'میانه'],
    ['اخلال گر', 'اخلال‌گر'],
    ['حوصله م سر رفت', 'حوصله‌م سر رفت'],
    ['Hello World', 'Hello World'],
    ['به جای شانه برس گذاشتین', 'به جای شانه برس گذاشتین'],
    ['یه شونه می خوام', 'یه شونه می‌خوام'],
    ['خونه شونه', 'خونه‌شونه'],
    ['بسته شون رسید', 'بسته‌شون رسید'],
    ['مسافت ۹کیلومتر', 'مسافت ۹ کیلومتر'],
    ['', ''],
  ])('«%s» → «%s»', (text, wanted) => {
    expect(words.repairSpacing(text)).toBe(wanted);
  });

  it('is idempotent on chat', () => {
    for (const text of ['نمی تونم وارد حساب کاربری ام بشم', 'کفش هاتون تن خورش خوبه', 'سلاموقتتونبخیر']) {
      const once = words.repairSpacing(text);
      expect(words.repairSpacing(once)).toBe(once);
    }
  });
});

describe('scanPieces', () => {
  it('cuts any text into pieces that add up to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          scanPieces(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
