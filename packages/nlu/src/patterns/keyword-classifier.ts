import type { RememberedExample } from '../model/nlu-model.ts';
import { plainIntent } from '../model/plain-intent.ts';
import type { TrainingExample, TrainingWarning } from '../model/training-data.ts';
import { type CompiledRegex, compileRegex } from './compile-regex.ts';
import { InvalidPatternError } from './regex-node.ts';
import { createStepBudget } from './step-budget.ts';

/**
 * The keywords of KeywordIntentClassifier: examples as unescaped patterns in file order. One that stands under two
 * intents, or that another intent's example contains, is left out with a warning (rasa-compat 16.10).
 */
export function trainKeywords(
  examples: readonly TrainingExample[],
  isCaseSensitive: boolean,
): { keywords: readonly RememberedExample[]; warnings: readonly TrainingWarning[] } {
  const byText = new Map<string, string>();
  const doubled = new Set<string>();
  for (const { text, intent: written } of examples) {
    if (written === null) continue;
    const intent = plainIntent(written);
    const known = byText.get(text);
    if (known !== undefined && known !== intent) doubled.add(text);
    else byText.set(text, intent);
  }
  for (const text of doubled) byText.delete(text);
  const warnings: TrainingWarning[] = [];
  const leftOut = new Set(doubled);
  const keywords: RememberedExample[] = [];
  const entries = [...byText];
  for (const [text, intent] of entries) {
    const regex = tryCompile(text, isCaseSensitive);
    if (regex === null) {
      warnings.push({
        code: 'invalid-keyword',
        message: 'The keyword is not a valid pattern and is left out.',
        examples: [text],
      });
    } else if (
      entries.length <= comparisonLimit &&
      entries.some(([other, otherIntent]) => otherIntent !== intent && regex.isFoundIn(other))
    ) {
      leftOut.add(text);
    } else keywords.push({ text, intent });
  }
  if (leftOut.size > 0) {
    warnings.push({
      code: 'ambiguous-keyword',
      message: 'Keywords that fit more than one intent are left out.',
      examples: [...leftOut],
    });
  }
  return { keywords, warnings };
}

/** Comparing each keyword with each other one is only done for sets that people write by hand. */
const comparisonLimit = 500;

function tryCompile(text: string, isCaseSensitive: boolean): CompiledRegex | null {
  try {
    return compileRegex(`\\b(?:${text})\\b`, isCaseSensitive);
  } catch (error) {
    if (error instanceof InvalidPatternError) return null;
    throw error;
  }
}

/** The intent of the first keyword that stands in the text; null when none does. */
export type FindKeyword = (text: string) => string | null;

/** What all keywords of a message may take together. */
const keywordSteps = 500_000;

export function createKeywordFinder(keywords: readonly RememberedExample[], isCaseSensitive: boolean): FindKeyword {
  const compiled = keywords.flatMap(({ text, intent }) => {
    const regex = tryCompile(text, isCaseSensitive);
    return regex === null ? [] : [{ regex, intent }];
  });
  return (text) => {
    const budget = createStepBudget(keywordSteps);
    return compiled.find(({ regex }, at) => regex.isFoundIn(text, budget, compiled.length - at))?.intent ?? null;
  };
}
