import { firstCharacterTest } from './first-characters.ts';
import { parseRegex } from './parse-regex.ts';
import { assembleRegex } from './regex-program.ts';
import { type RegexRun, runRegex, widthAt } from './run-regex.ts';

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
}

/** A pattern with Python's meaning. */
export interface CompiledRegex {
  /** The matches from left to right, none overlapping, as `re.finditer`. */
  readonly findAll: (text: string) => readonly RegexMatch[];
  /** Whether there is any, as `re.search`. */
  readonly isFoundIn: (text: string) => boolean;
}

/** A few milliseconds of work at most for one pattern and one message, whatever the pattern. */
const stepBudget = 100_000;

/**
 * Compiles a pattern. Throws `InvalidPatternError` where Python would refuse it. A search that takes too many steps ends
 * with the matches that it has.
 */
export function compileRegex(pattern: string, isCaseSensitive: boolean): CompiledRegex {
  const { node, groupCount } = parseRegex(pattern, isCaseSensitive);
  const { program, slotCount } = assembleRegex(node, groupCount);
  const mayBeginWith = firstCharacterTest(program);

  function find(text: string, limit: number): readonly RegexMatch[] {
    const run: RegexRun = { text, slots: new Int32Array(slotCount), trail: [], steps: stepBudget, place: 0, at: 0 };
    const matches: RegexMatch[] = [];
    // After an empty match Python looks at the same place for one that is not.
    let forbiddenEnd = -1;
    for (let start = 0; start <= text.length && matches.length < limit; ) {
      if (mayBeginWith !== null) {
        const point = text.codePointAt(start);
        if (point === undefined) break;
        if (!mayBeginWith(point)) {
          start += widthAt(text, start);
          continue;
        }
      }
      run.slots.fill(-1);
      run.trail.length = 0;
      const end = runRegex(run, program, start, forbiddenEnd);
      if (run.steps <= 0) break;
      if (end >= 0) matches.push({ start, end });
      forbiddenEnd = end === start ? start : -1;
      start = end >= 0 ? end : start + widthAt(text, start);
    }
    return matches;
  }

  return {
    findAll: (text) => find(text, Number.POSITIVE_INFINITY),
    isFoundIn: (text) => find(text, 1).length > 0,
  };
}
