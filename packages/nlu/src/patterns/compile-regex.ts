import { isWordBoundary, pointBefore } from './character-classes.ts';
import { parseRegex } from './parse-regex.ts';
import type { Assertion, RegexNode } from './regex-node.ts';

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
}

/** A pattern with Python's meaning. `findAll` gives the matches from left to right, none overlapping, as `re.finditer`. */
export interface CompiledRegex {
  readonly findAll: (text: string) => readonly RegexMatch[];
}

/** One attempt's state. `steps` counts down; at 0 the search ends with what it has. */
interface Attempt {
  readonly text: string;
  readonly captures: Int32Array;
  steps: number;
  depth: number;
}

type Continue = (at: number) => boolean;
type Matcher = (attempt: Attempt, at: number, next: Continue) => boolean;

/** About 5 ms of work at most for one pattern and one message, whatever the pattern. */
const stepBudget = 100_000;
const depthLimit = 1500;

/** Compiles a pattern. Throws `InvalidPatternError` where Python would refuse it. */
export function compileRegex(pattern: string, isCaseSensitive: boolean): CompiledRegex {
  const { node, groupCount } = parseRegex(pattern, isCaseSensitive);
  const matcher = compile(node);
  return {
    findAll(text) {
      const attempt: Attempt = { text, captures: new Int32Array(2 * (groupCount + 1)), steps: stepBudget, depth: 0 };
      const matches: RegexMatch[] = [];
      for (let start = 0; start <= text.length && attempt.steps > 0; ) {
        let end = -1;
        attempt.captures.fill(-1);
        const isMatch = matcher(attempt, start, (at) => {
          end = at;
          return true;
        });
        if (isMatch && attempt.steps > 0) matches.push({ start, end });
        start = isMatch && end > start ? end : start + widthAt(text, start);
      }
      return matches;
    },
  };
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function compile(node: RegexNode): Matcher {
  switch (node.kind) {
    case 'character':
      return (attempt, at, next) => {
        const end = step(attempt, node.test, at);
        return end >= 0 && next(end);
      };
    case 'sequence':
      return compileSequence(node.items.map(compile));
    case 'choice': {
      const options = node.options.map(compile);
      return (attempt, at, next) => options.some((option) => option(attempt, at, next));
    }
    case 'repeat':
      return compileRepeat(node);
    case 'group':
      return compileCapture(node.index, compile(node.item));
    case 'atomic':
      return compileAtomic(compile(node.item));
    case 'backreference':
      return (attempt, at, next) => {
        const start = attempt.captures[2 * node.index]!;
        if (start < 0) return false;
        const text = attempt.text.slice(start, attempt.captures[2 * node.index + 1]!);
        return attempt.text.startsWith(text, at) && next(at + text.length);
      };
    case 'conditional': {
      const yes = compile(node.yes);
      const no = compile(node.no);
      return (attempt, at, next) => (attempt.captures[2 * node.index]! >= 0 ? yes : no)(attempt, at, next);
    }
    case 'look':
      return compileLook(node);
    case 'assertion':
      return (attempt, at, next) => holds(node.assertion, attempt.text, at) && next(at);
  }
}

function step(attempt: Attempt, test: (point: number) => boolean, at: number): number {
  if (--attempt.steps <= 0 || at >= attempt.text.length) return -1;
  const point = attempt.text.codePointAt(at) ?? 0;
  return test(point) ? at + (point > 0xffff ? 2 : 1) : -1;
}

function compileSequence(items: readonly Matcher[]): Matcher {
  if (items.length === 0) return (_, at, next) => next(at);
  return items.reduceRight((rest, item) => (attempt, at, next) => item(attempt, at, (end) => rest(attempt, end, next)));
}

function compileAtomic(item: Matcher): Matcher {
  return (attempt, at, next) => {
    let end = -1;
    const isMatch = item(attempt, at, (place) => {
      end = place;
      return true;
    });
    return isMatch && next(end);
  };
}

function compileCapture(index: number, item: Matcher): Matcher {
  return (attempt, at, next) => {
    const { captures } = attempt;
    const oldStart = captures[2 * index]!;
    const oldEnd = captures[2 * index + 1]!;
    const isMatch = item(attempt, at, (end) => {
      const before = [captures[2 * index]!, captures[2 * index + 1]!] as const;
      captures[2 * index] = at;
      captures[2 * index + 1] = end;
      if (next(end)) return true;
      [captures[2 * index], captures[2 * index + 1]] = before;
      return false;
    });
    if (!isMatch) {
      captures[2 * index] = oldStart;
      captures[2 * index + 1] = oldEnd;
    }
    return isMatch;
  };
}

function compileRepeat(node: RegexNode & { kind: 'repeat' }): Matcher {
  if (node.mode === 'possessive') return compileAtomic(compileRepeat({ ...node, mode: 'greedy' }));
  if (node.item.kind === 'character') return repeatCharacter(node, node.item.test);
  const item = compile(node.item);
  const { least, most, mode } = node;
  const more = (attempt: Attempt, place: { at: number; count: number }, next: Continue): boolean => {
    if (--attempt.steps <= 0) return false;
    const goOn = (): boolean => {
      if (place.count >= most || attempt.depth >= depthLimit) return false;
      attempt.depth++;
      const isMatch = item(attempt, place.at, (end) => {
        if (end === place.at && place.count >= least) return false;
        return more(attempt, { at: end, count: place.count + 1 }, next);
      });
      attempt.depth--;
      return isMatch;
    };
    if (place.count < least) return goOn();
    return mode === 'lazy' ? next(place.at) || goOn() : goOn() || next(place.at);
  };
  return (attempt, at, next) => more(attempt, { at, count: 0 }, next);
}

/** Repeats of one character run in a loop: no recursion, however long the text. */
function repeatCharacter(
  { least, most, mode }: { least: number; most: number; mode: string },
  test: (point: number) => boolean,
): Matcher {
  return (attempt, start, next) => {
    let at = start;
    let count = 0;
    while (count < least) {
      at = step(attempt, test, at);
      if (at < 0) return false;
      count++;
    }
    if (mode === 'lazy') {
      for (;;) {
        if (next(at)) return true;
        const end = count < most ? step(attempt, test, at) : -1;
        if (end < 0) return false;
        at = end;
        count++;
      }
    }
    const shortest = at;
    while (count < most) {
      const end = step(attempt, test, at);
      if (end < 0) break;
      at = end;
      count++;
    }
    for (; at > shortest; at -= pointBefore(attempt.text, at) > 0xffff ? 2 : 1) {
      if (next(at)) return true;
      if (--attempt.steps <= 0) return false;
    }
    return next(shortest);
  };
}

function compileLook(node: RegexNode & { kind: 'look' }): Matcher {
  const item = compile(node.item);
  return (attempt, at, next) => {
    let from = at;
    if (node.direction === 'behind') {
      for (let width = node.width; width > 0 && from > 0; width--)
        from -= pointBefore(attempt.text, from) > 0xffff ? 2 : 1;
      if (countPoints(attempt.text, from, at) < node.width) return node.isNegative && next(at);
    }
    const isMatch = item(attempt, from, (end) => node.direction === 'ahead' || end === at);
    return isMatch !== node.isNegative && next(at);
  };
}

function countPoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += widthAt(text, at)) count++;
  return count;
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    case 'line-start':
      return at === 0 || text.charCodeAt(at - 1) === 10;
    case 'line-end':
      return at === text.length || text.charCodeAt(at) === 10;
    case 'end-or-newline':
      return at === text.length || (at === text.length - 1 && text.charCodeAt(at) === 10);
    case 'boundary':
      return isWordBoundary(text, at);
    case 'not-boundary':
      return !isWordBoundary(text, at);
  }
}
