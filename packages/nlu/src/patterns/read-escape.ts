import { InvalidPatternError } from './regex-node.ts';

const controls: { readonly [letter: string]: number } = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7 };

/** Reads what follows a backslash (`at` points behind it) as one character. */
export function readEscape(points: readonly string[], at: number): { point: number; end: number } {
  const letter = points[at];
  if (letter === undefined) throw new InvalidPatternError('bad escape (end of pattern)');
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits !== undefined) {
    const code = points.slice(at + 1, at + 1 + digits).join('');
    const point =
      /^[\da-f]+$/i.test(code) && code.length === digits ? Number.parseInt(code, 16) : Number.POSITIVE_INFINITY;
    if (point > 0x10ffff) throw new InvalidPatternError(`incomplete escape \\${letter}${code}`);
    return { point, end: at + 1 + digits };
  }
  const control = controls[letter];
  if (control !== undefined) return { point: control, end: at + 1 };
  if (letter === '0') {
    const octal = /^0[0-7]{0,2}/.exec(points.slice(at, at + 3).join(''))?.[0] ?? '0';
    return { point: Number.parseInt(octal, 8), end: at + octal.length };
  }
  if (/^[A-Za-z0-9]$/.test(letter)) throw new InvalidPatternError(`bad escape \\${letter}`);
  return { point: letter.codePointAt(0) ?? 0, end: at + 1 };
}
