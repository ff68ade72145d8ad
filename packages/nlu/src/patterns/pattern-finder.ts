import { compileLookups, type FindPhrases } from './compile-lookups.ts';
import { type CompiledRegex, compileRegex, type RegexMatch } from './compile-regex.ts';
import type { PatternSet } from './pattern-set.ts';
import { scanText } from './scan-text.ts';
import { searchFairly } from './search-fairly.ts';
import { createStepBudget, type StepBudget } from './step-budget.ts';

export interface PatternOptions {
  readonly isCaseSensitive: boolean;
  readonly usesWordBoundaries: boolean;
}

export interface PatternMatch extends RegexMatch {
  readonly name: string;
}

/** All matches of all patterns, pattern by pattern in the given order; overlaps stay (rasa-compat 16.5). */
export type FindPatterns = (text: string) => readonly PatternMatch[];

/** Patterns that are looked for in one way. */
export interface PatternList {
  readonly patterns: readonly PatternSet[];
  readonly options: PatternOptions;
}

/** What each list found, and the names of the regexes that the budget cut off. */
export interface FoundPatterns {
  readonly lists: readonly (readonly PatternMatch[])[];
  readonly cut: readonly string[];
}

const none: readonly string[] = [];

/** What all regexes of a message may take together: 20 ms or so where they explode. */
const messageSteps = 1_000_000;

/** Of the same list, which all bots on a pack have, the trie of its phrases is made once. */
const phraseFinders = new WeakMap<readonly PatternSet[], Map<string, FindPhrases>>();

function phraseFinderOf(
  patterns: readonly PatternSet[],
  tables: readonly (readonly string[])[],
  options: PatternOptions,
): FindPhrases {
  const key = `${options.isCaseSensitive} ${options.usesWordBoundaries}`;
  const byOptions = phraseFinders.get(patterns) ?? new Map<string, FindPhrases>();
  phraseFinders.set(patterns, byOptions);
  const finder = byOptions.get(key) ?? compileLookups(tables, options);
  byOptions.set(key, finder);
  return finder;
}

/** Finds the patterns of one list. Throws `InvalidPatternError` for one that Python would refuse. */
export function createPatternFinder(patterns: readonly PatternSet[], options: PatternOptions): FindPatterns {
  if (patterns.length === 0) return () => [];
  const find = createListFinder([{ patterns, options }]);
  return (text) => find(text).lists[0]!;
}

/**
 * Finds the patterns of several lists, each regex once for all lists that have it, and all of them within one budget. Throws
 * `InvalidPatternError` for one that Python would refuse.
 */
export function createListFinder(lists: readonly PatternList[]): (text: string, budget?: StepBudget) => FoundPatterns {
  const regexes: CompiledRegex[] = [];
  const names: string[] = [];
  const places = new Map<string, number>();
  const finders = lists.map(({ patterns, options }) => {
    const tables = patterns.flatMap((pattern) => (pattern.kind === 'lookup' ? [pattern.phrases] : []));
    const findPhrases = tables.length === 0 ? null : phraseFinderOf(patterns, tables, options);
    let table = 0;
    const compiled = patterns.map((pattern) =>
      pattern.kind === 'lookup'
        ? { name: pattern.name, isLookup: true, place: table++ }
        : { name: pattern.name, isLookup: false, place: placeOf(pattern, options.isCaseSensitive) },
    );
    return { findPhrases, compiled, isCaseSensitive: options.isCaseSensitive };
  });

  function placeOf({ name, pattern }: PatternSet & { readonly kind: 'regex' }, isCaseSensitive: boolean): number {
    const key = `${isCaseSensitive} ${pattern}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, regexes.length);
    names.push(name);
    return regexes.push(compileRegex(pattern, isCaseSensitive)) - 1;
  }

  return (text, budget = createStepBudget(messageSteps)) => {
    const { matches, cut } = searchFairly(regexes, text, budget);
    return {
      lists: finders.map(({ findPhrases, compiled, isCaseSensitive }) => {
        const phrases = findPhrases === null ? [] : findPhrases(scanText(text, isCaseSensitive));
        const found: PatternMatch[] = [];
        for (const { name, isLookup, place } of compiled) {
          const matched = isLookup ? phrases[place]! : matches[place]!;
          for (const { start, end } of matched) found.push({ start, end, name });
        }
        return found;
      }),
      cut: cut.length === 0 ? none : cut.map((place) => names[place]!),
    };
  };
}
