/** One entry of a Rasa `pipeline`: the plain class name and its options. */
export interface PipelineComponent {
  readonly name: string;
  readonly options: { readonly [key: string]: unknown };
}

export interface SelectorSettings {
  /** `null` = one selector for all retrieval intents (key `default`). */
  readonly retrievalIntent: string | null;
  readonly rankingLength: number;
}

/** What a pipeline asks for, in our terms; stored in the model. */
export interface NluComponents {
  /** In pipeline order; the later one wins where it has an answer. */
  readonly intentClassifiers: readonly ('learned' | 'keyword')[];
  /** Ranking entries kept; 0 = all. */
  readonly rankingLength: number;
  readonly isKeywordCaseSensitive: boolean;
  /** Name that entities of the learned tagger carry as `extractor`; null = no tagger. */
  readonly tagger: string | null;
  readonly regexExtractor: {
    readonly isCaseSensitive: boolean;
    readonly usesLookups: boolean;
    readonly usesRegexes: boolean;
    readonly usesWordBoundaries: boolean;
  } | null;
  readonly mapsSynonyms: boolean;
  readonly fallback: { readonly threshold: number; readonly ambiguityThreshold: number } | null;
  readonly selectors: readonly SelectorSettings[];
  readonly tokenPattern: string | null;
}
