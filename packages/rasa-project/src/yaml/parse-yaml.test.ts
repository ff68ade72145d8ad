import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReporter } from '../diagnostics/reporter.ts';
import { entryOf, fieldOf, type LocatedMap, toJson } from './located-node.ts';
import { parseYaml } from './parse-yaml.ts';

function parse(text: string | Uint8Array, environment?: Record<string, string | undefined>) {
  const reporter = createReporter();
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const file = parseYaml({ path: 'x.yml', bytes, reporter, ...(environment === undefined ? {} : { environment }) });
  return { file, json: file?.root === undefined ? undefined : toJson(file.root), diagnostics: reporter.diagnostics() };
}

/** An environment reference as it stands in a file. */
const ref = (name: string) => `\${${name}}`;

const places = (text: string) => parse(text).diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('parseYaml', () => {
  it('reads scalars as Rasa does and keeps quoted ones texts', () => {
    expect(parse('a: yes\nb: 010\nc: "010"\nd: true\ne:\nf: |\n  - x\n  - y\ng: !!str 5\n').json).toEqual({
      a: 'yes',
      b: 10,
      c: '010',
      d: true,
      e: null,
      f: '- x\n- y\n',
      g: '5',
    });
  });

  it('gives every key and value its line and column', () => {
    const { file } = parse('a: 1\nb:\n  - x\n  - key: 😀 value\n');
    const root = file?.root as LocatedMap;
    const entry = entryOf(root, 'b');
    expect(file?.positionAt(entry?.keyOffset ?? 0)).toEqual({ file: 'x.yml', line: 2, column: 1 });
    const list = fieldOf(root, 'b');
    expect(list?.kind === 'list' && list.items.map((item) => file?.positionAt(item.offset))).toEqual([
      { file: 'x.yml', line: 3, column: 5 },
      { file: 'x.yml', line: 4, column: 5 },
    ]);
  });

  it('reports every tab line, and only those', () => {
    expect(places('a:\n\tb: 1\nc:\n\td: 2\n')).toEqual(['yaml-tab 2:1', 'yaml-tab 4:1']);
  });

  it('reports an unclosed quote where it was opened', () => {
    expect(places('a: 1\nb: "open\nc: 2\n')).toContain('yaml-syntax 2:4');
    expect(places("a: 'open \\' c\n")).not.toEqual([]);
    expect(places('a: "op\\" en\n')).toContain('yaml-syntax 1:4');
  });

  it.each([
    ['a: [1, 2\nb: 3\n', 'Close every bracket'],
    ['a: @x\n', 'quotes'],
    ['a: "\\q"\n', 'back slash'],
    ['a: 1\n---\nb: 2\n', 'split'],
    ['a: b: c\n', 'quotes'],
    ['a: 1\n b: 2\n', 'indentation'],
    ['a: {b: 1]}\n', 'bracket'],
    ['a: [1, 2', 'Close every bracket'],
  ])('says how to mend %j', (text, hint) => {
    const { file, diagnostics } = parse(text);
    expect(file).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: 'yaml-syntax', severity: 'error' });
    expect(diagnostics.map((diagnostic) => diagnostic.hint).join(' ')).toContain(hint);
  });

  it('reports all duplicate keys at their second place', () => {
    expect(places('a: 1\nb: 2\na: 3\nc:\n  d: 1\n  d: 2\n')).toEqual([
      'yaml-duplicate-key 3:1',
      'yaml-duplicate-key 6:3',
    ]);
  });

  it('shares aliases and applies merge keys, own keys winning', () => {
    expect(parse('base: &b {x: 1, y: 2}\nuse: *b\nmore:\n  <<: *b\n  y: 3\nlist:\n  <<: [*b, {z: 4}]\n').json).toEqual({
      base: { x: 1, y: 2 },
      use: { x: 1, y: 2 },
      more: { y: 3, x: 1 },
      list: { x: 1, y: 2, z: 4 },
    });
  });

  it.each([
    ['a: *gone\n', 'yaml-unknown-alias'],
    ['a: &a [*a]\n', 'yaml-cyclic-alias'],
    ['{a: 1}: 2\n', 'yaml-complex-key'],
    ['a:\n  <<: 1\n', 'wrong-type'],
  ])('reports the alias or key problem of %j', (text, code) => {
    expect(parse(text).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(parse(text).file).toBeUndefined();
  });

  it('reports an unknown tag and goes on', () => {
    const { file, diagnostics } = parse('a: !wow x\nb: 2\n');
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['yaml-unknown-tag']);
    expect(file).toBeDefined();
  });

  it('stops an alias bomb in linear time', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) =>
        `l${level}: &l${level} [${Array(9)
          .fill(level === 0 ? 'x' : `*l${level - 1}`)
          .join(', ')}]`,
    );
    const started = performance.now();
    const { file, diagnostics } = parse(`${levels.join('\n')}\n`);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['yaml-alias-bomb']);
    expect(file).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([200, 5_000, 40_000])('refuses %d nested brackets', (depth) => {
    const { file, diagnostics } = parse('['.repeat(depth) + ']'.repeat(depth));
    expect(file).toBeUndefined();
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.code))).toEqual(new Set(['yaml-too-deep']));
  });

  it('refuses deep block nesting', () => {
    expect(parse(`${'- '.repeat(3_000)}x`).file).toBeUndefined();
  });

  it('expands unquoted variables where an environment is given, and reports unset ones', () => {
    const text = `a: ${ref('A')}/x\nb: "${ref('A')}"\nc: ${ref('B')}\n`;
    const { json, diagnostics } = parse(text, { A: 'v' });
    expect(json).toEqual({ a: 'v/x', b: ref('A'), c: ref('B') });
    expect(diagnostics).toMatchObject([{ code: 'environment-variable-unset', line: 3, column: 4 }]);
  });

  it('marks unquoted variables where none is given', () => {
    const root = parse(`a: ${ref('A')}\n`).file?.root as LocatedMap;
    expect(fieldOf(root, 'a')).toMatchObject({ special: 'environment', source: ref('A') });
  });

  it('keeps keys that look like parts of an object prototype', () => {
    expect(Object.keys(parse('__proto__: {a: 1}\nconstructor: 2\n').json as object)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => parse(bytes)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on random YAML-like texts', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '|',
      '>',
      '\t',
      '#',
      '!t ',
      '<<',
      '? ',
      '---',
      '%',
      '@',
      ref('A'),
      '😀',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { file, diagnostics } = parse(pieces.join(''));
        expect(file !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
