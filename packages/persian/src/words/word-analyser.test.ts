import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';
import { createReader } from '../reader/create-reader.ts';
import { createBoundedCache } from './bounded-cache.ts';

const words = loadWordAnalyser();
const reader = createReader({ analyseWords: words.analyseWords });
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u200c', '-');

describe('lemmatise, stem, segment', () => {
  it.each([
    ['کتابامو', 'کتاب'],
    ['میرم', 'رفت#رو'],
    ['نیستن', 'هست'],
    ['بهترین', 'به'],
    ['خونه‌ها', 'خانه'],
    ['روابط', 'رابطه'],
    ['اصلا', 'اصلاً'],
    ['کسایی', 'کس'],
    ['گفته شده است', 'گفت#گو'],
    ['خواهم رفت', 'رفت#رو'],
    ['فرا نخواهم خواند', 'فراخواند#فراخوان'],
    ['برمی‌گردم', 'برگشت#برگرد'],
    ['صندلی', 'صندلی'],
    ['بزرگ‌ترین', 'بزرگ'],
    ['پرندگان', 'پرنده'],
    ['بیشتری', 'بیش'],
    ['سوالی', 'سوال'],
    ['صدای', 'صدا'],
    ['مردان', 'مرد'],
    ['خب', 'خوب'],
    ['پس‌نمی‌انداخت', 'پس‌انداخت#پس‌انداز'],
    ['ظظغ', 'ظظغ'],
  ])('lemma of «%s» is «%s»', (word, lemma) => {
    expect(words.lemmatise(word)).toBe(lemma);
  });

  it.each([
    ['کتابهایشان', 'کتاب'],
    ['دوستان', 'دوست'],
    ['پیتزایی', 'پیتزا'],
    ['می‌رفتند', 'رفت'],
    ['می‌روند', 'رو'],
    ['ها', 'ها'],
    ['قظقظ', 'قظقظ'],
  ])('stem of «%s» is «%s»', (word, stem) => {
    expect(words.stem(word)).toBe(stem);
  });

  it('cuts a word into host and clitics', () => {
    expect(words.segment('مادرم')).toEqual([
      { form: 'مادر', lemma: 'مادر' },
      { form: 'م', lemma: 'من' },
    ]);
    expect(words.segment('اینکه')[0]).toEqual({ form: 'این', lemma: 'این' });
    expect(words.segment('برگشتم')[0]?.form).toBe('بر');
    expect(words.segment('گرونه').map((segment) => segment.lemma)).toEqual(['گران', 'هست']);
    expect(words.segment('اینو').map((segment) => segment.lemma)).toContain('این');
    expect(words.segment('ظظغ')).toEqual([{ form: 'ظظغ', lemma: 'ظظغ' }]);
  });
});

describe('analyseWord, formaliseWord, splitWords, compare', () => {
  it('tells formal form, host, clitics and weighted alternatives', () => {
    const reading = words.analyseWord('کتابامو');
    expect(plain(reading?.formal)).toBe('کتاب-هایم را');
    expect(reading?.host).toBe('کتاب');
    expect(reading?.clitics?.map((clitic) => clitic.role)).toEqual(['plural', 'possessive', 'ra']);
    const weights = words.analyseWord('بدم')?.alternatives?.map((alternative) => alternative.weight) ?? [];
    expect(weights.length).toBeGreaterThan(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1);
    expect(words.analyseWord('ظظغظ')).toBeUndefined();
  });

  it('reads elongated words by the spelling that the lexicon knows', () => {
    expect(words.formaliseWord('سلاااام')).toBe('سلام');
    expect(words.formaliseWord(`سل${'ا'.repeat(100)}م`)).toBe('سلام');
    expect(plain(words.formaliseWord('نمیخواااام'))).toBe('نمی-خواهم');
    expect(words.formaliseWord('ظظغ')).toBe('ظظغ');
    expect(words.formaliseWord('گفتن')).toBe('گفتند');
    expect(words.formaliseWord('کتاب')).toBe('کتاب');
  });

  it('cuts glued words and leaves words whole', () => {
    expect(words.splitWords('صداوسیماجمهوری')).toEqual(['صداوسیما', 'جمهوری']);
    expect(words.splitWords('کتابخانه')).toEqual(['کتابخانه']);
    expect(words.compare('خوب', 'تر')).toBe('بهتر');
  });
});

describe('analyseWords in the reader', () => {
  const tokens = (text: string) => reader.read(text).tokens;

  it('joins what was written apart and cuts what was glued, offsets kept', () => {
    const text = 'سلاموقتتونبخیر می خوام کتاب ها رو';
    const found = tokens(text);
    expect(found.map((token) => token.raw)).toEqual(['سلام', 'وقتتون', 'بخیر', 'می خوام', 'کتاب ها', 'رو']);
    for (const token of found) expect(text.slice(token.start, token.end)).toBe(token.raw);
    expect(plain(found[3]?.formal)).toBe('می-خواهم');
    expect(found[5]?.formal).toBe('را');
  });

  it('tells the writing in which a token was meant', () => {
    const [layout, , brand, finglish, code] = [
      tokens('sghl خوبی')[0],
      undefined,
      tokens('گوشی samsung دارین')[1],
      tokens('gheymatesh chande')[0],
      tokens('قاب A52s دارین')[1],
    ];
    expect([layout?.script, layout?.persian]).toEqual(['layout', 'سلام']);
    expect(brand?.script).toBe('english');
    expect([finglish?.script, finglish?.persian]).toEqual(['finglish', 'قیمتش']);
    expect(code?.script).toBe('code');
    expect(tokens('گوشی طهشخپه دارین')[1]?.persian).toBe('xiaomi');
    expect(tokens('l,[,n هست').map((token) => token.persian)).toEqual(['موجود', undefined]);
  });

  it('mends slips but never the words of the caller', () => {
    const analyse = (knownKeys?: ReadonlySet<string>) => {
      const base = createReader().read('غیمت این');
      return words.analyseWords({ text: base.text, tokens: base.tokens, ...(knownKeys ? { knownKeys } : {}) })[0];
    };
    expect(analyse()?.formal).toBe('قیمت');
    expect(analyse(new Set(['غیمت']))?.formal).not.toBe('قیمت');
  });

  it('answers an array parallel to the tokens for any text and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.string({ unit: fc.constantFrom(...'سلام میخوا کتابها رو\u200cلtsghl[];,. ۱2') }),
        ),
        (text) => {
          const { tokens: read } = reader.read(text);
          for (const token of read) expect(text.slice(token.start, token.end)).toBe(token.raw);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['ا', 'می ', 'سلام', 'sghl ', 'a', 'شونه', '[', '\u200c', 'غظ', 'کتاب ها '])(
    'takes linear time on «%s» again and again',
    (piece) => {
      const time = (count: number): number => {
        const text = piece.repeat(count);
        const start = performance.now();
        reader.read(text);
        return performance.now() - start;
      };
      time(500);
      expect(time(10_000)).toBeLessThan(2000);
    },
  );
});

describe('every function of the analyser', () => {
  const pieces = ['سلام', 'ا', ' ', '.', '… ', '! ', 'می ', 'a@', 'x.', 'sghl', "'", '[', '؟', '\u200c', ' e'];

  it.each(pieces)('takes linear time on «%s» again and again', (piece) => {
    const text = piece.repeat(6000);
    const start = performance.now();
    for (const answer of [
      words.formalise,
      words.repairSpacing,
      words.fixLayout,
      words.repairTypos,
      words.finglishToPersian,
      words.lemmatise,
    ])
      answer(text);
    words.readLatin(text);
    words.segment(text);
    words.splitWords(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('createBoundedCache', () => {
  it('never holds more than its size and keeps the newer half', () => {
    const cache = createBoundedCache<number>(8);
    for (let index = 0; index < 100; index += 1) {
      cache.set(`key ${index}`, index);
      const held = Array.from({ length: index + 1 }, (_, at) => cache.get(`key ${at}`)).filter(
        (value) => value !== undefined,
      );
      expect(held.length).toBeLessThanOrEqual(8);
      expect(held.slice(-4)).toEqual([index - 3, index - 2, index - 1, index].filter((value) => value >= 0));
    }
  });

  it('forgets nothing when a value is put in anew', () => {
    const cache = createBoundedCache<string>(2);
    cache.set('one', 'first');
    cache.set('two', 'first');
    cache.set('two', 'second');
    expect([cache.get('one'), cache.get('two')]).toEqual(['first', 'second']);
  });
});
