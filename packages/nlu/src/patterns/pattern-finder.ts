import { compileLookup } from './compile-lookup.ts';
import { compileRegex, type RegexMatch } from './compile-regex.ts';
import type { PatternSet } from './pattern-set.ts';
import { type ScannedText, scanText } from './scan-text.ts';

export interface PatternOptions {
  readonly isCaseSensitive: boolean;
  readonly usesWordBoundaries: boolean;
}

export interface PatternMatch extends RegexMatch {
  readonly name: string;
}

/** All matches of all patterns: regexes first, then lookups, each in file order; overlaps stay (rasa-compat 16.5). */
export type FindPatterns = (text: string) => readonly PatternMatch[];

type FindInScanned = (scanned: ScannedText) => readonly RegexMatch[];

/** Compiles patterns. Throws `InvalidPatternError` for one that Python would refuse. */
export function createPatternFinder(patterns: readonly PatternSet[], options: PatternOptions): FindPatterns {
  const compiled = patterns.map((pattern): { name: string; find: FindInScanned } => {
    if (pattern.kind === 'lookup') return { name: pattern.name, find: compileLookup(pattern.phrases, options) };
    const regex = compileRegex(pattern.pattern, options.isCaseSensitive);
    return { name: pattern.name, find: ({ text }) => regex.findAll(text) };
  });
  if (compiled.length === 0) return () => [];
  return (text) => {
    const scanned = scanText(text);
    return compiled.flatMap(({ name, find }) => find(scanned).map((match) => ({ ...match, name })));
  };
}
