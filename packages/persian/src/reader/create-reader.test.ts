import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalyseWords } from '../document.ts';
import { loadPersianData } from '../node.ts';
import { createReader } from './create-reader.ts';

const nowMs = Date.parse('2026-11-24T10:00:00+03:30');
const { read } = createReader();
const pieces = [
  'سلام',
  'می‌خوام',
  'دو',
  'سه',
  'تا',
  'و',
  'نیم',
  'هزار',
  'تومن',
  '۲۵۰',
  '1403/8/5',
  '09123456789',
  'ساعت',
  'فردا',
  'شنبه',
  'آذر',
  'هفته',
  'پیش',
  'از',
  'بین',
  'سایز',
  'XL',
  'مشکی',
  'تهران',
  'کد',
  'رهگیری',
  'سفارش',
  'IR',
  '6037',
  '-',
  '😀',
  '\u200c',
  '\u202b',
  '\ud800',
  '\u0000',
  '.',
  '، ',
  ' ',
  ' ',
  ' ',
  '\n',
  'ی',
  'م',
  'صبح',
  'هر',
  'ربع',
  'کیلو',
];
const message = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));

describe('read', () => {
  it('gives tokens and entities whose spans are the original, in UTF-16 units and code points', () => {
    fc.assert(
      fc.property(fc.oneof(message, fc.string({ unit: 'binary', maxLength: 50 })), (text) => {
        const document = read(text, { nowMs });
        for (const { start, end, startCodePoint, endCodePoint, ...rest } of [
          ...document.tokens,
          ...document.entities,
        ]) {
          const span = 'raw' in rest ? rest.raw : rest.text;
          expect(text.slice(start, end)).toBe(span);
          expect([...text].slice(startCodePoint, endCodePoint).join('')).toBe(span);
          expect(span.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same answer every time, and entities in the order of the text', () => {
    fc.assert(
      fc.property(message, (text) => {
        const first = read(text, { nowMs });
        expect(createReader().read(text, { nowMs })).toEqual(first);
        const starts = first.entities.map((entity) => entity.start);
        expect(starts).toEqual([...starts].sort((left, right) => left - right));
      }),
      { numRuns: 100 },
    );
  });

  it('takes hostile text in linear time', () => {
    for (const unit of [
      'ا',
      '(',
      ' ',
      'َ',
      '😀',
      'a.',
      '1:',
      '۲ ',
      'دو ',
      'دو سه ',
      'و ',
      'هزار ',
      'صد و ',
      'سه‌',
      'تا ',
      'شنبه ',
      'فردا تا ',
      'از ۱ تا ',
      'ساعت ',
      'سایز ',
      '۱۲-',
      'دوروز قبل از ',
      'IR',
      'بین ',
      'مشکی ',
      'قم ',
      'کد ملی ',
      '۵ تا ۱۰ آذر ',
      'بیست',
    ]) {
      const text = unit.repeat(Math.ceil(10_000 / unit.length));
      read(text, { nowMs });
      const start = performance.now();
      read(text.repeat(3), { nowMs });
      expect(performance.now() - start, unit).toBeLessThan(700);
    }
  });

  it('lays the readings of the analyser on the tokens', () => {
    const analyseWords: AnalyseWords = ({ tokens }) =>
      tokens.map((token) => {
        if (token.raw === 'می') return { formal: 'می‌خواهم', covers: 2 };
        if (token.raw === 'سلاموقت') {
          return {
            parts: [
              { start: token.start, end: token.start + 4, reading: { formal: 'سلام' } },
              { start: token.start + 4, end: token.end },
            ],
          };
        }
        return token.raw === 'do' ? { script: 'finglish', persian: 'دو' } : undefined;
      });
    const document = createReader({ analyseWords }).read('سلاموقت می خوام do ta');
    expect(document.tokens.map(({ raw, formal }) => [raw, formal])).toEqual([
      ['سلام', 'سلام'],
      ['وقت', undefined],
      ['می خوام', 'می‌خواهم'],
      ['do', undefined],
      ['ta', undefined],
    ]);
    expect(document.entities.map(({ kind, text, value }) => [kind, text, value])).toEqual([
      ['quantity', 'do', 2],
      ['number', 'do', 2],
    ]);
  });

  it('works on nothing', () => {
    expect(read('')).toEqual({ text: '', tokens: [], entities: [] });
  });
});

it('reads a message as a reader does that has read nothing else before', () => {
  const data = loadPersianData();
  const worn = createReader(data);
  const messages = [
    'سلام این شامپو چنده؟ دو تا می‌خوام',
    'salam gheymate in kafsh chande, size 42',
    'این هفته یا پس فردا ساعت ۵ بفرستین به شیراز',
    'سایزهایشان لارجه؟ مشکیشو می خوام، کد رهگیری ۱۲۳۴۵۶۷۸',
    'و',
    'نود و شیشه، از ۲۰۰ تا ۳۰۰ تومن',
    'تو کیفم بود، گذاشتم رو میز، به تو گفتم',
    'سلاموقتتونبخیر sghl (+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹)',
  ];
  for (const text of [...messages, ...messages].sort()) worn.read(text, { nowMs });
  for (const text of messages)
    expect(worn.read(text, { nowMs }), text).toEqual(createReader(data).read(text, { nowMs }));
});
