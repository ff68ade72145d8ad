import type { CompiledRegex, RegexMatch } from './compile-regex.ts';
import { evenShare, type StepBudget } from './step-budget.ts';

/** What each pattern found, in the given order, and the places of those that were cut off before their end. */
export interface FairSearch {
  readonly matches: readonly (readonly RegexMatch[])[];
  readonly cut: readonly number[];
}

const nothing: FairSearch = { matches: [], cut: [] };

/**
 * Searches a text for all patterns within one budget. First each may take an even share of what is left, so that patterns
 * that explode take nothing from the harmless ones behind them; what those do not need the others get then. A pattern that
 * is cut keeps the matches that it has.
 */
export function searchFairly(regexes: readonly CompiledRegex[], text: string, budget: StepBudget): FairSearch {
  if (regexes.length === 0) return nothing;
  const matches: (readonly RegexMatch[])[] = [];
  const given: number[] = [];
  /** Searches for each with an even share, unless it had as much before; returns those that were cut. */
  const round = (places: readonly number[]): readonly number[] =>
    places.filter((place, at) => {
      const share = evenShare(budget, places.length - at);
      if (share <= (given[place] ?? 0)) return true;
      given[place] = share;
      const search = regexes[place]!.search(text, share);
      budget.left -= search.steps;
      matches[place] = search.matches;
      return search.isCut;
    });
  const cut = round(regexes.map((_, place) => place));
  return { cut: cut.length === 0 ? cut : round(cut), matches: regexes.map((_, place) => matches[place] ?? []) };
}
