import type { NluData, Position, Project } from '@hamzaban/rasa-project';

/** The NLU data that the project itself wrote, without what came through its imports. */
export function ownNluData({ nlu, importedFiles }: Project): NluData {
  const imported = new Set(importedFiles ?? []);
  const isOwn = ({ at }: { readonly at?: Position }) => at === undefined || !imported.has(at.file);
  return {
    examples: nlu.examples.filter(isOwn),
    synonyms: nlu.synonyms.filter(isOwn),
    regexes: nlu.regexes.filter(isOwn),
    lookups: nlu.lookups.filter(isOwn),
  };
}
