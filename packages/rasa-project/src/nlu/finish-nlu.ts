import type { Reporter } from '../diagnostics/reporter.ts';
import type { AnnotatedEntity, IntentExample, NluData, Synonym } from '../documents/nlu-data.ts';
import type { NluDraft } from './nlu-draft.ts';

/** The NLU data of all files: equal examples of one intent kept once, conflicting synonyms reported (the last one wins). */
export function finishNlu(draft: NluDraft, reporter: Reporter): NluData {
  return {
    examples: withoutRepeats(draft.examples),
    synonyms: settleSynonyms(draft.synonyms, reporter),
    regexes: draft.regexes,
    lookups: draft.lookups,
  };
}

function withoutRepeats(examples: readonly IntentExample[]): readonly IntentExample[] {
  const seen = new Set<string>();
  return examples.filter((example) => {
    const key = `${example.intent ?? ''}\n${example.text}\n${example.entities.map(entityKey).join('\n')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function entityKey({ start, end, entity, value, role, group }: AnnotatedEntity): string {
  return `${start} ${end} ${entity}#${role ?? ''}#${group ?? ''}=${value}`;
}

function settleSynonyms(synonyms: readonly Synonym[], reporter: Reporter): readonly Synonym[] {
  const byVariant = new Map<string, Synonym>();
  for (const synonym of synonyms) {
    const earlier = byVariant.get(synonym.variant);
    if (earlier !== undefined && earlier.value !== synonym.value && synonym.at !== undefined) {
      reporter.report({
        code: 'synonym-conflict',
        at: synonym.at,
        message: `The synonym '${synonym.variant}' stands for '${synonym.value}' here and for '${earlier.value}' in ${earlier.at?.file ?? 'another place'}, line ${earlier.at?.line ?? 1}; the last one is used.`,
        hint: 'Give it the same value in both places.',
      });
    }
    // A later definition takes the place of the earlier one in the order of the file.
    byVariant.set(synonym.variant, synonym);
  }
  return [...byVariant.values()];
}
