/** Steps of regular expressions that a message may take, all patterns together, and how many are left. */
export interface StepBudget {
  left: number;
}

export function createStepBudget(steps: number): StepBudget {
  return { left: steps };
}

/** A few milliseconds of work at most for one pattern and one message, whatever the pattern. */
export const patternSteps = 100_000;

/** What one of `waiting` patterns may take, so that something is left for each of the others. */
export function evenShare({ left }: StepBudget, waiting: number): number {
  return Math.min(patternSteps, Math.floor(left / Math.max(1, waiting)));
}
