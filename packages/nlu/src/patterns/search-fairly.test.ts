import { describe, expect, it } from 'vitest';
import { compileRegex } from './compile-regex.ts';
import { searchFairly } from './search-fairly.ts';
import { createStepBudget, patternSteps } from './step-budget.ts';

const text = `${'a'.repeat(80)} AB-12`;
const exploding = compileRegex('(a+)+$', true);
const harmless = compileRegex('[A-Z]+-\\d+', true);

describe('searchFairly', () => {
  it('takes no more than the budget, however many patterns explode', () => {
    const budget = createStepBudget(50_000);
    const { cut } = searchFairly(
      Array.from({ length: 2000 }, () => exploding),
      text,
      budget,
    );
    expect(cut).toHaveLength(2000);
    expect(budget.left).toBeGreaterThanOrEqual(-2000 * 10);
  });

  it('finds what harmless patterns find, wherever they stand', () => {
    const many = Array.from({ length: 500 }, () => exploding);
    const { matches, cut } = searchFairly([harmless, ...many, harmless], text, createStepBudget(100_000));
    expect([matches[0], matches[501]]).toEqual([[{ start: 81, end: 86 }], [{ start: 81, end: 86 }]]);
    expect(cut).toEqual(many.map((_, at) => at + 1));
  });

  it('gives what others leave to those that need more than an even share', () => {
    const thorough = compileRegex('(?:a|b)*c', true);
    const alone = thorough.search(text, patternSteps);
    expect(alone.isCut).toBe(false);
    const many = Array.from({ length: 100 }, () => harmless);
    const { cut } = searchFairly([thorough, ...many], text, createStepBudget(alone.steps * 2));
    expect(cut).toEqual([]);
  });

  it('finds all that each pattern finds alone when there is enough', () => {
    const regexes = ['\\d*', 'a+', 'AB', '(?<=-)\\d'].map((pattern) => compileRegex(pattern, true));
    const { matches, cut } = searchFairly(regexes, text, createStepBudget(1_000_000));
    expect(matches).toEqual(regexes.map((regex) => regex.findAll(text)));
    expect(cut).toEqual([]);
  });
});
