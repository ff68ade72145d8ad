import { classEscapes, foldCase } from './character-classes.ts';
import { readEscape } from './read-escape.ts';
import { type CharacterTest, InvalidPatternError } from './regex-node.ts';

/** Parses `[…]`; `at` points behind the bracket, `end` behind its closing one. */
export function parseCharacterSet(
  points: readonly string[],
  at: number,
  ignoresCase: boolean,
): { test: CharacterTest; end: number } {
  let place = at;
  const isNegated = points[place] === '^';
  if (isNegated) place++;
  const first = place;
  const tests: CharacterTest[] = [];
  const singles = new Set<number>();
  const ranges: (readonly [number, number])[] = [];

  function readOne(): number | CharacterTest {
    const character = points[place];
    if (character === undefined) throw new InvalidPatternError('unterminated character set');
    if (character !== '\\') {
      place++;
      return character.codePointAt(0) ?? 0;
    }
    const letter = points[place + 1] ?? '';
    const test = classEscapes[letter];
    if (test !== undefined) {
      place += 2;
      return test;
    }
    if (letter === 'b') {
      place += 2;
      return 8;
    }
    const escaped = readEscape(points, place + 1);
    place = escaped.end;
    return escaped.point;
  }

  while (points[place] !== ']' || place === first) {
    const low = readOne();
    const isRange = points[place] === '-' && points[place + 1] !== ']' && points[place + 1] !== undefined;
    if (typeof low !== 'number') {
      if (isRange) throw new InvalidPatternError('bad character range');
      tests.push(low);
    } else if (isRange) {
      place++;
      const high = readOne();
      if (typeof high !== 'number' || high < low) throw new InvalidPatternError('bad character range');
      ranges.push([low, high]);
    } else singles.add(ignoresCase ? foldCase(low) : low);
  }

  const inRange = (point: number): boolean => ranges.some(([low, high]) => point >= low && point <= high);
  const holds = (point: number): boolean => {
    const folded = ignoresCase ? foldCase(point) : point;
    if (singles.has(folded) || inRange(point) || tests.some((test) => test(point))) return true;
    return ignoresCase && (inRange(folded) || inRange(upperCase(folded)));
  };
  return { test: isNegated ? (point) => !holds(point) : holds, end: place + 1 };
}

function upperCase(point: number): number {
  const upper = String.fromCodePoint(point).toUpperCase();
  return upper.codePointAt(0) ?? point;
}
