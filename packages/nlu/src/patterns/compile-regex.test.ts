import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from './compile-regex.ts';
import { InvalidPatternError } from './regex-node.ts';

/** Random patterns with the matches of Python 3.10's `re.finditer` (code points); null where `re.compile` raises. */
const recorded = JSON.parse(
  readFileSync(new URL('../../fixtures/python-re.json', import.meta.url), 'utf8'),
) as readonly (readonly [
  pattern: string,
  isCaseSensitive: boolean,
  text: string,
  spans: readonly (readonly [number, number])[] | null,
])[];

function codePoints(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}

function found(pattern: string, text: string, isCaseSensitive = true): readonly string[] {
  return compileRegex(pattern, isCaseSensitive)
    .findAll(text)
    .map(({ start, end }) => text.slice(start, end));
}

function errorOf(pattern: string): unknown {
  try {
    compileRegex(pattern, true);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('compileRegex beside Python', () => {
  it('finds what Python 3.10 found for recorded random patterns', () => {
    expect(recorded.length).toBeGreaterThan(400);
    for (const [pattern, isCaseSensitive, text, spans] of recorded) {
      if (spans === null) {
        expect(errorOf(pattern), pattern).toBeInstanceOf(InvalidPatternError);
        continue;
      }
      const own = compileRegex(pattern, isCaseSensitive)
        .findAll(text)
        .map(({ start, end }) => [codePoints(text, start), codePoints(text, end)]);
      expect(own, `${pattern} in ${JSON.stringify(text)}`).toEqual(spans);
    }
  });

  it.each<[what: string, pattern: string, text: string, matches: readonly string[]]>([
    ['\\w knows letters and digits of every script', '\\w+', 'سلام ۱۲۳ abc_é', ['سلام', '۱۲۳', 'abc_é']],
    ['\\w has neither ZWNJ nor marks', '\\w+', 'کفش\u200cها مُد', ['کفش', 'ها', 'م', 'د']],
    ['a word border lies before ZWNJ', '\\bکفش\\b', 'کفش\u200cهای', ['کفش']],
    ['no word border lies between two scripts', '\\bکفش\\b', 'aکفش', []],
    ['\\d knows Persian and Arabic digits', '\\d{2}', '۱۲ ٣٤ 56', ['۱۲', '٣٤', '56']],
    ['\\s knows the spaces of Unicode', 'a\\sb', 'a\u00a0b a\u2003b a\u200bb', ['a\u00a0b', 'a\u2003b']],
    ['a dot is a whole emoji', '^.$', '😀', ['😀']],
    ['$ also stands before a last line feed, \\Z does not', 'a$|b\\Z', 'b\na\n', ['a']],
    ['(?m) makes ^ and $ those of lines', '(?m)^a$', 'a\na', ['a', 'a']],
    ['(?s) lets the dot take line feeds', '(?s:a.b)', 'a\nb', ['a\nb']],
    ['(?x) skips spaces and remarks', '(?x) a  b # remark\n c', 'abc', ['abc']],
    ['a flag counts for the whole pattern wherever it stands', 'abc(?i)', 'ABC', ['ABC']],
    ['(?i:…) and (?-i:…) count inside only', '(?i:a)b', 'Ab AB', ['Ab']],
    ['named groups can be referred to', '(?P<q>["\'])\\w+(?P=q)', '"a" \'b"', ['"a"']],
    ['a condition asks whether a group took part', '(<)?a(?(1)>|!)', '<a> a! <a!', ['<a>', 'a!', 'a!']],
    ['a condition may name a later group', '(?:a(?(1)x|y)|(b))+', 'ay', ['ay']],
    ['alternatives are tried in order, not by length', 'a|ab', 'ab', ['a']],
    ['lazy repeats take as little as they can', '<.+?>', '<a><b>', ['<a>', '<b>']],
    ['possessive repeats and atomic groups give nothing back', 'a++a|(?>a|ab)c', 'aaa abc', []],
    ['atomic groups and look-arounds forget their other ways', '(?>a|b)xy.|(?=a|b)xy.', 'aq', []],
    ['the empty text has no place that is no word border', '\\B', '', []],
    ['look-behind needs no characters of the match', '(?<=کد )\\d+', 'کد 12 34', ['12']],
    ['octal, hexadecimal and Unicode escapes', '\\101\\x42\\u0634\\U0001f600\\0', 'ABش😀\0', ['ABش😀\0']],
    ['control escapes', '[\\b]\\a\\f\\v\\n\\r\\t', '\b\x07\f\v\n\r\t', ['\b\x07\f\v\n\r\t']],
    ['a bracket that comes first stands for itself', '[]a-]+', 'a]-b', ['a]-']],
    ['braces that are no bounds stand for themselves', 'a{,b}{}', 'a{,b}{}', ['a{,b}{}']],
  ])('%s', (_, pattern, text, matches) => {
    expect(found(pattern, text)).toEqual(matches);
  });

  it('ignores case of every script when asked, in letters, sets, ranges and references', () => {
    expect(found('é[b-d]x(y)\\1', 'ÉCXyY', false)).toEqual(['ÉCXyY']);
    expect(found('[^A]', 'aÉ', false)).toEqual(['É']);
    expect(found('ab', 'AB', true)).toEqual([]);
  });

  it('refuses what Python refuses and says where', () => {
    const refused = ['(', ')', 'a**', '*', '^*', '\\b+', '[a', '[b-a]', '[\\d-a]', 'a{2,1}', '(?P<a>b)(?P<a>c)', '\\1'];
    refused.push('(a\\1)', '(?<=a*)b', '(?<=a|bc)d', '(?P=a)', '(?(1)a)', '(?(2)a|b|c)(b)(c)', '(?z)', '(?-i)a', '(?)');
    refused.push('\\', '\\q', '\\xg1', '\\u12', '\\U00110000', '\\400', '(?P<a', '(?#', `${'('.repeat(200)}`);
    for (const pattern of refused) expect(errorOf(pattern), pattern).toBeInstanceOf(InvalidPatternError);
    expect(() => compileRegex('ab(', true)).toThrow(/at position 3/);
  });
});

/** Patterns that mean the same in JavaScript: no repeat of what may be empty. */
const patterns = fc.letrec<{ atom: string; sequence: string; choice: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'ش', '😀', '.', '[ab]', '[^a]', '[ش😀-]', '\\.'),
    tie('choice').map((inner) => `(?:${inner})`),
    tie('choice').map((inner) => `(${inner})`),
  ),
  sequence: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?', '+?', '??', '{1,}?')), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((parts) =>
      fc.tuple(fc.constantFrom('a', 'b', 'ش', '(?=a)a', '(?!b).', '(?<=a)b', '(?<!a).'), fc.constant(parts)),
    )
    .map(([first, parts]) => `${first}${parts.map(([atom, repeat]) => `${atom}${repeat}`).join('')}`),
  choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join('|')),
}));
const texts = fc
  .array(fc.constantFrom('a', 'b', 'ش', '😀', '.', '-', '\n'), { maxLength: 12 })
  .map((all) => all.join(''));

describe('compileRegex beside JavaScript', () => {
  it('finds the same where both languages mean the same', () => {
    fc.assert(
      fc.property(patterns.choice, texts, (pattern, text) => {
        const expected = [...text.matchAll(new RegExp(pattern, 'gu'))].map((match) => [
          match.index,
          match.index + match[0].length,
        ]);
        const regex = compileRegex(pattern, true);
        expect(regex.findAll(text).map(({ start, end }) => [start, end])).toEqual(expected);
        expect(regex.isFoundIn(text)).toBe(expected.length > 0);
      }),
      { numRuns: 200 },
    );
  });

  it('finds any text by its own escaped form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const escaped = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
        expect(compileRegex(escaped, true).findAll(`<${text}>`)[0]).toEqual({ start: 1, end: text.length + 1 });
      }),
    );
  });

  it('answers any string as a pattern by matches inside the text or by an InvalidPatternError', () => {
    const syntax = fc.array(fc.constantFrom(...'()[]{}|*+?.^$\\-,:=!<>Pi#12ab&ش😀'), { maxLength: 14 });
    fc.assert(
      fc.property(syntax, texts, (letters, text) => {
        const pattern = letters.join('');
        const error = errorOf(pattern);
        if (error !== undefined) expect(error).toBeInstanceOf(InvalidPatternError);
        else {
          let last = 0;
          for (const { start, end } of compileRegex(pattern, false).findAll(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('compileRegex under attack', () => {
  const long = 'ab'.repeat(2000);
  const attacks: readonly (readonly [pattern: string, text: string])[] = [
    ['(a+)+$', `${'a'.repeat(4000)}b`],
    ['(?:a|b)*c', long],
    ['(?:(?:a|b)(?:a|b))*c', long],
    ['(((((a|b)|c)|d)*)*)*x', long],
    ['(?:a*?b*?)*?c', long],
    ['(x+x+)+y', 'x'.repeat(4000)],
    ['(?:|||||||)*x', long],
    ['(?:a?){4000}b', 'a'.repeat(4000)],
    [`${'a?'.repeat(2000)}${'a'.repeat(2000)}b`, 'a'.repeat(4000)],
    ['(.*)(.*)\\1\\2x', 'a'.repeat(4000)],
    ['(?<=.{3000})b', 'a'.repeat(4000)],
    ['(?:(?=(a+)+c)a|b)*c', long],
    [`${'('.repeat(90)}a|b${')*'.repeat(90)}x`, long],
    [`${'(?>'.repeat(90)}a${')'.repeat(90)}*+x`, 'a'.repeat(4000)],
    [`${'\\b'.repeat(20_000)}x`, long],
    ['(a)'.repeat(5000), 'a'.repeat(4000)],
  ];

  it('ends, without an error, on patterns that explode in Python or overflow a stack', () => {
    const startedAt = performance.now();
    for (const [pattern, text] of attacks) expect(compileRegex(pattern, true).findAll(text), pattern).toEqual([]);
    // They take 0.3 s together; without bounds the first alone takes for ever.
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });

  it('matches long texts whole when that is little work', () => {
    expect(compileRegex('(?:a|b)*', true).findAll(long)[0]).toEqual({ start: 0, end: 4000 });
    expect(compileRegex('a'.repeat(4000), true).findAll('a'.repeat(4000))).toEqual([{ start: 0, end: 4000 }]);
    expect(found('\\d+', '1 '.repeat(2000))).toHaveLength(2000);
  });
});
