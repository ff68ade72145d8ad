import { classEscapes, foldCase } from './character-classes.ts';
import { parseCharacterSet } from './parse-character-set.ts';
import { readEscape } from './read-escape.ts';
import { readRepeat } from './read-repeat.ts';
import { type Assertion, type CharacterTest, InvalidPatternError, type RegexNode } from './regex-node.ts';
import { fixedWidth } from './regex-width.ts';

interface Flags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  verbose: boolean;
}

const flagNames: readonly (readonly [letter: string, name: keyof Flags])[] = [
  ['i', 'ignoreCase'],
  ['m', 'multiline'],
  ['s', 'dotAll'],
  ['x', 'verbose'],
];

/** A parsed pattern and the number of its capturing groups. */
export interface ParsedRegex {
  readonly node: RegexNode;
  readonly groupCount: number;
}

const assertions: { readonly [letter: string]: Assertion } = {
  A: 'text-start',
  Z: 'text-end',
  b: 'boundary',
  B: 'not-boundary',
};
const nestingLimit = 100;

/** Parses Python's `re` syntax. Throws `InvalidPatternError` where Python would refuse the pattern. */
export function parseRegex(pattern: string, isCaseSensitive: boolean): ParsedRegex {
  const plain: Flags = { ignoreCase: !isCaseSensitive, multiline: false, dotAll: false, verbose: false };
  const parsed = parseWith(pattern, plain);
  // `(?i)` counts for the whole pattern wherever it stands (Python until 3.10, which Rasa runs on).
  const { node, groupCount } = parsed.flags === null ? parsed : parseWith(pattern, parsed.flags);
  return { node, groupCount };
}

/** `flags` of the result: those that the pattern sets as a whole beside the given ones; null when it sets none. */
function parseWith(pattern: string, given: Flags): ParsedRegex & { readonly flags: Flags | null } {
  const points = Array.from(pattern);
  const names = new Map<string, number>();
  const openGroups = new Set<number>();
  let at = 0;
  let groupCount = 0;
  let largestCondition = 0;
  let depth = 0;
  let flags: Flags = { ...given };
  let wholeFlags: Flags | null = null;

  const peek = (offset = 0): string => points[at + offset] ?? '';
  const fail = (reason: string): never => {
    throw new InvalidPatternError(`${reason} at position ${at}`);
  };
  const isNext = (text: string): boolean => points.slice(at, at + text.length).join('') === text;

  function literal(point: number): RegexNode {
    const test: CharacterTest = flags.ignoreCase
      ? (
          (wanted) => (other: number) =>
            foldCase(other) === wanted
        )(foldCase(point))
      : (other) => other === point;
    return { kind: 'character', test };
  }

  function parseChoice(): RegexNode {
    if (++depth > nestingLimit) fail('groups are nested too deeply');
    const options = [parseSequence()];
    while (peek() === '|') {
      at++;
      options.push(parseSequence());
    }
    depth--;
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  function parseSequence(): RegexNode {
    const items: RegexNode[] = [];
    while (at < points.length && peek() !== '|' && peek() !== ')') {
      if (flags.verbose && skipVerbose()) continue;
      const opening = peek();
      const item = parseAtom();
      const isRepeatable = item !== null && (item.kind !== 'assertion' || opening === '(');
      if (!isRepeatable && readRepeat(points, at) !== null) fail('nothing to repeat');
      if (item !== null) items.push(parseRepeat(item));
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  function skipVerbose(): boolean {
    if (/^\s$/u.test(peek())) {
      at++;
      return true;
    }
    if (peek() !== '#') return false;
    while (at < points.length && peek() !== '\n') at++;
    return true;
  }

  function parseAtom(): RegexNode | null {
    const character = peek();
    at++;
    switch (character) {
      case '(':
        return parseGroup();
      case '[': {
        const set = parseCharacterSet(points, at, flags.ignoreCase);
        at = set.end;
        return { kind: 'character', test: set.test };
      }
      case '.': {
        const { dotAll } = flags;
        return { kind: 'character', test: (point) => dotAll || point !== 10 };
      }
      case '^':
        return { kind: 'assertion', assertion: flags.multiline ? 'line-start' : 'text-start' };
      case '$':
        return { kind: 'assertion', assertion: flags.multiline ? 'line-end' : 'end-or-newline' };
      case '\\':
        return parseEscape();
      case '*':
      case '+':
      case '?':
        at--;
        return fail('nothing to repeat');
      default:
        return literal(character.codePointAt(0) ?? 0);
    }
  }

  function parseEscape(): RegexNode {
    const letter = peek();
    const assertion = assertions[letter];
    if (assertion !== undefined) {
      at++;
      return { kind: 'assertion', assertion };
    }
    const test = classEscapes[letter];
    if (test !== undefined) {
      at++;
      return { kind: 'character', test };
    }
    if (/^[1-9]$/.test(letter)) {
      const octal = /^[1-7][0-7]{2}/.exec(points.slice(at, at + 3).join(''))?.[0];
      if (octal !== undefined) {
        at += 3;
        if (octal > '377') fail(`octal escape value \\${octal} outside of range 0-0o377`);
        return literal(Number.parseInt(octal, 8));
      }
      const digits = /^[1-9]\d?/.exec(points.slice(at, at + 2).join(''))?.[0] ?? letter;
      at += digits.length;
      if (Number(digits) > groupCount) fail(`invalid group reference ${digits}`);
      return backreference(Number(digits));
    }
    const escaped = readEscape(points, at);
    at = escaped.end;
    return literal(escaped.point);
  }

  function backreference(index: number): RegexNode {
    if (openGroups.has(index)) fail('cannot refer to an open group');
    return { kind: 'backreference', index, ignoresCase: flags.ignoreCase };
  }

  function readName(end: string): string {
    const from = at;
    while (at < points.length && peek() !== end) at++;
    if (at >= points.length) fail(`missing ${end}, unterminated name`);
    const name = points.slice(from, at).join('');
    at++;
    return name;
  }

  function close(item: RegexNode): RegexNode {
    if (peek() !== ')') fail('missing ), unterminated subpattern');
    at++;
    return item;
  }

  function capture(name?: string): RegexNode {
    const index = ++groupCount;
    if (name !== undefined) {
      if (names.has(name)) fail(`redefinition of group name ${name}`);
      names.set(name, index);
    }
    openGroups.add(index);
    const item = scoped();
    openGroups.delete(index);
    return { kind: 'group', index, item };
  }

  function scoped(): RegexNode {
    const outer = { ...flags };
    const item = close(parseChoice());
    flags = outer;
    return item;
  }

  function look(direction: 'ahead' | 'behind', isNegative: boolean): RegexNode {
    const item = scoped();
    const width = direction === 'behind' ? fixedWidth(item) : 0;
    if (width === null) return fail('look-behind requires fixed-width pattern');
    return { kind: 'look', direction, isNegative, item, width };
  }

  function reference(name: string): number {
    return names.get(name) ?? fail(`unknown group name ${name}`);
  }

  function parseConditional(): RegexNode {
    const name = readName(')');
    const index = names.get(name) ?? (/^\d{1,3}$/.test(name) ? Number(name) : 0);
    if (index === 0) fail(`unknown group name ${name}`);
    largestCondition = Math.max(largestCondition, index);
    const branches = scoped();
    if (branches.kind !== 'choice')
      return { kind: 'conditional', index, yes: branches, no: { kind: 'sequence', items: [] } };
    if (branches.options.length > 2) fail('conditional backref with more than two branches');
    return { kind: 'conditional', index, yes: branches.options[0]!, no: branches.options[1]! };
  }

  function parseFlags(): RegexNode | null {
    const match = /^([aiLmsux]*)(?:-([imsx]+))?([:)])/.exec(points.slice(at, at + 20).join(''));
    if (match === null || match[0] === ')' || (match[2] !== undefined && match[3] === ')'))
      return fail('unknown extension');
    at += match[0].length;
    const outer = { ...flags };
    for (const [letter, name] of flagNames) {
      if (match[1]?.includes(letter)) flags[name] = true;
      if (match[2]?.includes(letter)) flags[name] = false;
    }
    if (match[3] === ')') {
      wholeFlags ??= { ...given };
      for (const [letter, name] of flagNames) if (match[1]?.includes(letter)) wholeFlags[name] = true;
      return null;
    }
    const item = close(parseChoice());
    flags = outer;
    return item;
  }

  function parseGroup(): RegexNode | null {
    if (peek() !== '?') return capture();
    const forms: readonly (readonly [string, () => RegexNode | null])[] = [
      ['?:', scoped],
      ['?=', () => look('ahead', false)],
      ['?!', () => look('ahead', true)],
      ['?<=', () => look('behind', false)],
      ['?<!', () => look('behind', true)],
      ['?>', () => ({ kind: 'atomic', item: scoped() })],
      ['?P<', () => capture(readName('>'))],
      ['?P=', () => backreference(reference(readName(')')))],
      ['?(', parseConditional],
    ];
    if (isNext('?#')) {
      readName(')');
      return null;
    }
    for (const [opening, parse] of forms) {
      if (!isNext(opening)) continue;
      at += opening.length;
      return parse();
    }
    at++;
    return parseFlags();
  }

  function parseRepeat(item: RegexNode): RegexNode {
    if (flags.verbose) while (skipVerbose());
    const repeat = readRepeat(points, at);
    if (repeat === null) return item;
    const { end, ...bounds } = repeat;
    at = end;
    return { kind: 'repeat', item, ...bounds };
  }

  const node = parseChoice();
  if (at < points.length) fail('unbalanced parenthesis');
  if (largestCondition > groupCount) fail(`invalid group reference ${largestCondition}`);
  return { node, groupCount, flags: wholeFlags };
}
