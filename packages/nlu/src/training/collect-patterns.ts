import type { TrainingWarning } from '../model/training-data.ts';
import { compileRegex } from '../patterns/compile-regex.ts';
import type { PatternSet } from '../patterns/pattern-set.ts';
import { InvalidPatternError } from '../patterns/regex-node.ts';

interface PatternSource {
  readonly regexes: readonly { readonly name: string; readonly pattern: string }[];
  readonly lookups: readonly { readonly name: string; readonly phrases: readonly string[] }[];
}

/** Regexes, then lookups, in file order; a regex that Python would refuse is left out with a warning. */
export function collectPatterns({ regexes, lookups }: PatternSource): {
  patterns: readonly PatternSet[];
  warnings: readonly TrainingWarning[];
} {
  const warnings: TrainingWarning[] = [];
  const patterns: PatternSet[] = [];
  for (const { name, pattern } of regexes) {
    try {
      compileRegex(pattern, true);
      patterns.push({ kind: 'regex', name, pattern });
    } catch (error) {
      if (!(error instanceof InvalidPatternError)) throw error;
      warnings.push({
        code: 'invalid-regex',
        message: `The regex of ${name} is not valid and is left out: ${error.message}.`,
        examples: [pattern],
      });
    }
  }
  for (const { name, phrases } of lookups) patterns.push({ kind: 'lookup', name, phrases });
  return { patterns, warnings };
}
