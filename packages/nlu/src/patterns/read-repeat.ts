import { InvalidPatternError, type RegexNode } from './regex-node.ts';

/** How often a part of a pattern may stand, and where the pattern goes on. */
export type Repeat = Omit<Extract<RegexNode, { readonly kind: 'repeat' }>, 'kind' | 'item'> & { readonly end: number };

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly end: number;
}

/** `*`, `+`, `?` or `{…}` at `at`, without what may follow; null when none of them stands there. */
function readBounds(points: readonly string[], at: number): Bounds | null {
  const end = at + 1;
  switch (points[at]) {
    case '*':
      return { least: 0, most: Number.POSITIVE_INFINITY, end };
    case '+':
      return { least: 1, most: Number.POSITIVE_INFINITY, end };
    case '?':
      return { least: 0, most: 1, end };
    case '{':
      return readBraces(points, at);
    default:
      return null;
  }
}

/** `{2}`, `{2,}`, `{,3}` or `{2,3}`; anything else in braces is text, as in Python. */
function readBraces(points: readonly string[], at: number): Bounds | null {
  const match = /^\{(\d*)(,?)(\d*)\}/.exec(points.slice(at, at + 24).join(''));
  if (match === null || match[0] === '{}') return null;
  const least = Number(match[1] || 0);
  const most = match[2] === '' ? least : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
  if (most < least) throw new InvalidPatternError(`min repeat greater than max repeat at position ${at}`);
  return { least, most, end: at + match[0].length };
}

/** Reads how often the part before `at` is repeated; null when it is not. Throws `InvalidPatternError` where Python does. */
export function readRepeat(points: readonly string[], at: number): Repeat | null {
  const bounds = readBounds(points, at);
  if (bounds === null) return null;
  const { least, most } = bounds;
  const sign = points[bounds.end];
  const mode = sign === '?' ? 'lazy' : sign === '+' ? 'possessive' : 'greedy';
  const end = mode === 'greedy' ? bounds.end : bounds.end + 1;
  if (readBounds(points, end) !== null) throw new InvalidPatternError(`multiple repeat at position ${end}`);
  return { least, most, mode, end };
}
