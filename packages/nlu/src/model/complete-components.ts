import type { FallbackSettings, NluComponents, RegexExtractorSettings } from './components.ts';

/** As models of the same format have them that were made when one extractor and one fallback was all that counted. */
interface EarlierComponents {
  readonly regexExtractor?: RegexExtractorSettings | null;
  readonly fallback?: FallbackSettings | null;
}

/** The components of a model, with what was not yet written when it was made. */
export function completeComponents(stored: Partial<NluComponents> & EarlierComponents): NluComponents {
  const { regexExtractor, fallback, ...others } = stored;
  const components = others as NluComponents;
  const regexExtractors = components.regexExtractors ?? (regexExtractor ? [regexExtractor] : []);
  return {
    ...components,
    isRenormalized: components.isRenormalized ?? false,
    commas: components.commas ?? null,
    entitySteps: components.entitySteps ?? [
      ...(components.tagger === null ? [] : ['learned' as const]),
      ...regexExtractors.map(() => 'regex' as const),
      ...(components.mapsSynonyms ? ['synonyms' as const] : []),
    ],
    regexExtractors,
    fallbacks: components.fallbacks ?? (fallback ? [fallback] : []),
  };
}
