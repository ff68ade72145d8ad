import { compileLookups } from './compile-lookups.ts';
import { compileRegex, type RegexMatch } from './compile-regex.ts';
import type { PatternSet } from './pattern-set.ts';
import { scanText } from './scan-text.ts';

export interface PatternOptions {
  readonly isCaseSensitive: boolean;
  readonly usesWordBoundaries: boolean;
}

export interface PatternMatch extends RegexMatch {
  readonly name: string;
}

/** All matches of all patterns, pattern by pattern in the given order; overlaps stay (rasa-compat 16.5). */
export type FindPatterns = (text: string) => readonly PatternMatch[];

/** Compiles patterns. Throws `InvalidPatternError` for one that Python would refuse. */
export function createPatternFinder(patterns: readonly PatternSet[], options: PatternOptions): FindPatterns {
  if (patterns.length === 0) return () => [];
  const tables = patterns.flatMap((pattern) => (pattern.kind === 'lookup' ? [pattern.phrases] : []));
  const findPhrases = compileLookups(tables, options);
  let table = 0;
  const compiled = patterns.map((pattern) =>
    pattern.kind === 'lookup'
      ? { name: pattern.name, regex: null, table: table++ }
      : { name: pattern.name, regex: compileRegex(pattern.pattern, options.isCaseSensitive), table: -1 },
  );
  return (text) => {
    const phrases = tables.length === 0 ? [] : findPhrases(scanText(text, options.isCaseSensitive));
    const found: PatternMatch[] = [];
    for (const pattern of compiled) {
      const matches = pattern.regex === null ? phrases[pattern.table]! : pattern.regex.findAll(text);
      for (const { start, end } of matches) found.push({ start, end, name: pattern.name });
    }
    return found;
  };
}
