import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';
import { switchToLatin, switchToPersian } from './switch-layout.ts';

const words = loadWordAnalyser();

describe('switchToPersian and switchToLatin', () => {
  it('write what the same keys write on the other layout', () => {
    expect(switchToPersian('sghl')).toBe('سلام');
    expect(switchToLatin('اثممخ')).toBe('hello');
    expect(switchToPersian('\\sj', { layout: 'windows' })).toBe('پست');
    expect(switchToPersian('m', { layout: 'windows' })).toBe('ئ');
    expect(switchToPersian('Hnvs 12', { digits: true })).toBe('آدرس ۱۲');
    expect(switchToLatin('۱۲', { digits: true })).toBe('12');
    expect(switchToPersian('QX')).not.toBe('QX');
  });

  it('undo each other on the letters of the alphabet', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ') });
    fc.assert(fc.property(letters, (text) => switchToPersian(switchToLatin(text)) === text));
  });
});

describe('fixLayout', () => {
  it.each([
    ['sghl rdlja ]kni?', 'سلام قیمتش چنده؟'],
    ['سلام این lhkj, چنده', 'سلام این مانتو چنده'],
    ['هحاخدث 13 حقخ', 'iphone 13 pro'],
    ['سایز طم هم دارین؟', 'سایز xl هم دارین؟'],
    ['llk,k 👌', 'ممنون 👌'],
    ['سلام iPhone 13 دارین؟', 'سلام iPhone 13 دارین؟'],
    ['salam khubid', 'salam khubid'],
    ['کد HGF-204 موجوده؟', 'کد HGF-204 موجوده؟'],
    ['www.instagram.com', 'www.instagram.com'],
    ['', ''],
  ])('«%s» → «%s»', (text, wanted) => {
    expect(words.fixLayout(text)).toBe(wanted);
  });
});

describe('readLatin', () => {
  const readings = (text: string) => words.readLatin(text).map((token) => `${token.token} ${token.reading}`);

  it.each([
    ['salam in manto mojoode?', ['salam finglish', 'in finglish', 'manto finglish', 'mojoode finglish']],
    ['کابل usb به lightning', ['usb english', 'lightning english']],
    ['شماره پیگیری TRK98213 و SH-2045', ['TRK98213 code', 'SH-2045 code']],
    ['l,[,n هست؟', ['l,[,n layout']],
    ['ram 16gb لپتاپ', ['ram english', '16gb english']],
    ['سایز XL با spf50', ['XL english', 'spf50 english']],
    ['گوشیA52 دارین', ['A52 code']],
    ['یه t-shirt ساده', ['t-shirt english']],
    ['info@shop.ir و https://x.ir/a', []],
    ['salam,chetori', ['salam finglish', 'chetori finglish']],
  ])('reads «%s»', (text, wanted) => {
    expect(readings(text)).toEqual(wanted);
  });

  it('gives offsets into the text and Persian for Finglish and the wrong layout', () => {
    const text = 'سلام، gheymatesh sghl';
    for (const token of words.readLatin(text))
      expect(text.slice(token.start, token.start + token.token.length)).toBe(token.token);
    expect(words.readLatin('gheymate in cream chande').map((token) => token.persian)).toEqual([
      'قیمت',
      'این',
      'کرم',
      'چنده',
    ]);
  });
});
