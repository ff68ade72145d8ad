import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLookups, type LookupOptions } from './compile-lookups.ts';
import { compileRegex } from './compile-regex.ts';
import { createPatternFinder } from './pattern-finder.ts';
import { scanText } from './scan-text.ts';

const rasaDefaults: LookupOptions = { isCaseSensitive: false, usesWordBoundaries: true };

function found(phrases: readonly string[], text: string, options = rasaDefaults): readonly string[] {
  return compileLookups(
    [phrases],
    options,
  )(scanText(text, options.isCaseSensitive))[0]!.map(({ start, end }) => text.slice(start, end));
}

describe('compileLookups', () => {
  it('takes the first phrase of the file that fits, not the longest', () => {
    expect(found(['گوشی', 'گوشی موبایل'], 'گوشی موبایل دارید')).toEqual(['گوشی']);
    expect(found(['گوشی موبایل', 'گوشی'], 'گوشی موبایل دارید')).toEqual(['گوشی موبایل']);
  });

  it("asks for word borders as Python's \\b sets them", () => {
    expect(found(['کفش'], 'کفش\u200cهای کفشدوزک')).toEqual(['کفش']);
    expect(found(['کفش'], 'aکفش')).toEqual([]);
    expect(found(['کفش'], 'کفشدوزک', { ...rasaDefaults, usesWordBoundaries: false })).toEqual(['کفش']);
    expect(found(['#1'], 'a#1 #1')).toEqual(['#1']);
  });

  it('ignores case only when asked, and gives offsets of the original text', () => {
    expect(found(['samsung'], '😀 SAMSUNG')).toEqual(['SAMSUNG']);
    expect(found(['samsung'], 'SAMSUNG', { ...rasaDefaults, isCaseSensitive: true })).toEqual([]);
  });

  it('compares letters, digits and half-spaces as Persian does, in the file and in the text', () => {
    expect(found(['كفش'], 'کفش')).toEqual(['کفش']);
    expect(found(['کفش'], 'كفش كتاني')).toEqual(['كفش']);
    expect(found(['مدل ۱۲'], 'مدل 12، مدل ١٢')).toEqual(['مدل 12', 'مدل ١٢']);
    expect(found(['تی\u200cشرت', 'میز'], 'تیشرت تي\u200cشرت مـیـز')).toEqual(['تیشرت', 'تي\u200cشرت', 'مـیـز']);
    expect(found(['تیشرت'], 'تی\u200cشرت\u200cها')).toEqual(['تی\u200cشرت']);
    expect(found(['کالا'], 'کاﻻ')).toEqual(['کاﻻ']);
  });

  it('takes «آ» and hamza for what they are', () => {
    expect(found(['اره', 'مسول', 'جز'], 'آره، مسئول جزء')).toEqual([]);
    expect(found(['آینه'], 'اینه ﺁینه')).toEqual(['ﺁینه']);
  });

  it('keeps the borders that the text has', () => {
    expect(found(['سو'], 'سوء استفاده سوـ')).toEqual(['سوـ']);
    expect(found(['خانه'], 'خانه\u200cی خانهٔ خانه')).toEqual(['خانه', 'خانه', 'خانه']);
    expect(found(['کفش'], 'كفشدوزک، ميکفش')).toEqual([]);
  });

  it('regards case when asked, and reads other letters all the same', () => {
    const options = { ...rasaDefaults, isCaseSensitive: true };
    expect(found(['AB ي'], 'ab ی AB ی', options)).toEqual(['AB ی']);
  });

  it('finds nothing for empty phrases or in empty texts', () => {
    expect(found(['', 'a'], '')).toEqual([]);
    expect(found([''], 'a b')).toEqual([]);
    expect(found([], 'a b')).toEqual([]);
  });

  it("finds of each table what Rasa's alternation of its escaped phrases finds, for any phrases and text", () => {
    const text = fc.array(fc.constantFrom('a', 'B', ' ', 'ش', '-', '😀', '1'), { maxLength: 16 });
    const phrase = fc.array(fc.constantFrom('a', 'b', ' ', 'ش', '-', '😀', '1'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(fc.array(phrase, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        text,
        fc.boolean(),
        fc.boolean(),
        (lists, letters, isCaseSensitive, usesWordBoundaries) => {
          const tables = lists.map((phrases) => phrases.map((parts) => parts.join('')));
          const border = usesWordBoundaries ? '\\b' : '';
          const message = letters.join('');
          const alternatives = tables.map((all) => {
            const alternation = `(${all.map((one) => border + one.replace(/-/g, '\\-') + border).join('|')})`;
            return compileRegex(alternation, isCaseSensitive).findAll(message);
          });
          expect(
            compileLookups(tables, { isCaseSensitive, usesWordBoundaries })(scanText(message, isCaseSensitive)),
          ).toEqual(alternatives);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('createPatternFinder', () => {
  it('gives all matches of all patterns in file order and keeps overlaps', () => {
    const find = createPatternFinder(
      [
        { kind: 'regex', name: 'code', pattern: '[a-z]{2}-\\d+' },
        { kind: 'lookup', name: 'city', phrases: ['تهران'] },
        { kind: 'regex', name: 'number', pattern: '\\d+' },
      ],
      rasaDefaults,
    );
    const text = 'تهران xAB-12y';
    expect(find(text).map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
      ['code', 'AB-12'],
      ['city', 'تهران'],
      ['number', '12'],
    ]);
  });

  it('finds nothing without patterns', () => {
    expect(createPatternFinder([], rasaDefaults)('هر چیزی')).toEqual([]);
  });
});
