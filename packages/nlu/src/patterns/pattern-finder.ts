import { compileLookup } from './compile-lookup.ts';
import { type CompiledRegex, compileRegex, type RegexMatch } from './compile-regex.ts';
import type { PatternSet } from './pattern-set.ts';

export interface PatternOptions {
  readonly isCaseSensitive: boolean;
  readonly usesWordBoundaries: boolean;
}

export interface PatternMatch extends RegexMatch {
  readonly name: string;
}

/** All matches of all patterns: regexes first, then lookups, each in file order; overlaps stay (rasa-compat 16.5). */
export type FindPatterns = (text: string) => readonly PatternMatch[];

/** Compiles patterns. Throws `InvalidPatternError` for one that Python would refuse. */
export function createPatternFinder(patterns: readonly PatternSet[], options: PatternOptions): FindPatterns {
  const compiled = patterns.map((pattern): { name: string; regex: CompiledRegex } => ({
    name: pattern.name,
    regex:
      pattern.kind === 'lookup'
        ? compileLookup(pattern.phrases, options)
        : compileRegex(pattern.pattern, options.isCaseSensitive),
  }));
  return (text) => compiled.flatMap(({ name, regex }) => regex.findAll(text).map((match) => ({ ...match, name })));
}
