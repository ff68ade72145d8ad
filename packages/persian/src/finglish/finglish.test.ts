import { describe, expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';
import { chooseWords } from './choose-words.ts';
import { linkedNumber, numberWord } from './number-links.ts';
import { spellingsAt } from './spellings.ts';

const words = loadWordAnalyser();
const persian = (text: string): string => words.finglishToPersian(text).replaceAll('\u200c', '-');

describe('finglishToPersian', () => {
  it.each([
    ['salam khaste nabashid', 'سلام خسته نباشید'],
    ['gheymatesh chande', 'قیمتش چنده'],
    ['mikham', 'می-خوام'],
    ['nemitunam vared besham', 'نمی-تونم وارد بشم'],
    ['khahar', 'خواهر'],
    ['farda miad?', 'فردا میاد؟'],
    ['gheymate ersal be shahrestan', 'قیمت ارسال به شهرستان'],
    ['sado shast', 'صد و شصت'],
    ['code takhfif', 'کد تخفیف'],
    ['dastetun dard nakone', 'دستتون درد نکنه'],
    ['ketab haye man', 'کتاب-های من'],
    ['samt e raste', 'سمت راسته'],
    ['SALAM', 'سلام'],
    ['daneshgaah', 'دانشگاه'],
  ])('«%s» → «%s»', (text, wanted) => {
    expect(persian(text)).toBe(wanted);
  });

  it('knows no words by the names that every object of JavaScript has', () => {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      expect([numberWord(name), linkedNumber(`${name}o`)]).toEqual([undefined, undefined]);
      expect(words.compare(name, 'تر')).not.toContain('[native code]');
      expect(persian(name)).toEqual(expect.any(String));
    }
  });

  it('leaves Persian words, digits and what no word explains', () => {
    expect(persian('سلام 13')).toBe('سلام 13');
    expect(persian('x'.repeat(50))).toBe('x'.repeat(50));
    expect(persian('')).toBe('');
  });
});

describe('chooseWords', () => {
  const candidate = (text: string, cost: number, rest: { links?: boolean; isCopula?: boolean } = {}) => ({
    text,
    cost,
    spelling: 0,
    links: rest.links ?? false,
    isCopula: rest.isCopula ?? false,
  });

  it('lets a known neighbour outweigh a small difference of price', () => {
    const rows = [
      { candidates: [candidate('درد', 5)], closes: false },
      { candidates: [candidate('نکند', 5), candidate('نکنه', 6)], closes: true },
    ];
    expect(chooseWords(rows, new Map([['درد', new Map([['نکنه', 15]])]])).map((word) => word.text)).toEqual([
      'درد',
      'نکنه',
    ]);
    expect(chooseWords(rows, new Map()).map((word) => word.text)).toEqual(['درد', 'نکند']);
  });

  it('writes a final e where nothing follows that it could link to', () => {
    const candidates = [candidate('چند', 5, { links: true }), candidate('چنده', 7, { isCopula: true })];
    expect(chooseWords([{ candidates, closes: true }], new Map())[0]?.text).toBe('چنده');
    expect(chooseWords([{ candidates, closes: false }], new Map())[0]?.text).toBe('چند');
    expect(chooseWords([], new Map())).toEqual([]);
  });
});

describe('spellings and numbers', () => {
  it('reads digraphs before single letters and doubled letters as one', () => {
    const digraph = spellingsAt('kha', 0);
    expect(digraph.find((reading) => reading.length === 2)?.spellings[0]?.persian).toBe('خ');
    expect(spellingsAt('amma', 1).find((reading) => reading.length === 2)?.spellings[0]?.persian).toBe('م');
  });

  it('knows numbers that are linked to the next one', () => {
    expect(linkedNumber('panjaho')).toBe('پنجاه و');
    expect(linkedNumber('panjah')).toBeUndefined();
    expect(linkedNumber('ketabo')).toBeUndefined();
    expect(numberWord('punsad')).toBe('پونصد');
  });
});
