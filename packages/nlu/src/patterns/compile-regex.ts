import { firstCharacterTest } from './first-characters.ts';
import { parseRegex } from './parse-regex.ts';
import { assembleRegex } from './regex-program.ts';
import { type RegexRun, runRegex, widthAt } from './run-regex.ts';
import { createStepBudget, evenShare, patternSteps, type StepBudget } from './step-budget.ts';

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
}

/** What a search found, and whether it came to its end. */
export interface RegexSearch {
  readonly matches: readonly RegexMatch[];
  readonly isCut: boolean;
  readonly steps: number;
}

/** A pattern with Python's meaning. */
export interface CompiledRegex {
  /** The matches from left to right, none overlapping, as `re.finditer`. */
  readonly findAll: (text: string) => readonly RegexMatch[];
  /** The same in so many steps at most. */
  readonly search: (text: string, steps: number) => RegexSearch;
  /** Whether there is any, as `re.search`; takes an even share of a budget that so many patterns wait for. */
  readonly isFoundIn: (text: string, budget?: StepBudget, waiting?: number) => boolean;
}

/**
 * Compiles a pattern. Throws `InvalidPatternError` where Python would refuse it. A search that takes too many steps ends
 * with the matches that it has.
 */
export function compileRegex(pattern: string, isCaseSensitive: boolean): CompiledRegex {
  const { node, groupCount } = parseRegex(pattern, isCaseSensitive);
  const { program, slotCount } = assembleRegex(node, groupCount);
  const mayBeginWith = firstCharacterTest(program);

  function find(text: string, limit: number, steps: number): RegexSearch {
    const run: RegexRun = { text, slots: new Int32Array(slotCount), trail: [], steps, place: 0, at: 0 };
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
    return { matches, isCut: run.steps <= 0, steps: steps - Math.max(0, run.steps) };
  }

  return {
    findAll: (text) => find(text, Number.POSITIVE_INFINITY, patternSteps).matches,
    search: (text, steps) => find(text, Number.POSITIVE_INFINITY, steps),
    isFoundIn(text, budget = createStepBudget(patternSteps), waiting = 1) {
      const { matches, steps } = find(text, 1, evenShare(budget, waiting));
      budget.left -= steps;
      return matches.length > 0;
    },
  };
}
