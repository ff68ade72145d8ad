/** One entry of a Rasa `pipeline`: the plain class name and its options. */
export interface PipelineComponent {
  readonly name: string;
  readonly options: { readonly [key: string]: unknown };
}

export interface SelectorSettings {
  /** `null` = one selector for all retrieval intents (key `default`). */
  readonly retrievalIntent: string | null;
  readonly rankingLength: number;
  /** The confidences of the ranking that is kept sum up to 1. */
  readonly isRenormalized: boolean;
}

/** One RegexEntityExtractor. */
export interface RegexExtractorSettings {
  readonly isCaseSensitive: boolean;
  readonly usesLookups: boolean;
  readonly usesRegexes: boolean;
  readonly usesWordBoundaries: boolean;
}

/** One FallbackClassifier. */
export interface FallbackSettings {
  readonly threshold: number;
  readonly ambiguityThreshold: number;
}

/** Which learned values end at a comma: those of the named entities as they say, all others as `others` says. */
export interface CommaSettings {
  readonly others: boolean;
  readonly named: readonly (readonly [entity: string, isSplit: boolean])[];
}

/** What a pipeline asks for, in our terms; stored in the model. */
export interface NluComponents {
  /** In pipeline order; the later one wins where it has an answer. */
  readonly intentClassifiers: readonly ('learned' | 'keyword')[];
  /** Ranking entries kept; 0 = all. */
  readonly rankingLength: number;
  /** The confidences of the ranking that is kept sum up to 1. */
  readonly isRenormalized: boolean;
  readonly isKeywordCaseSensitive: boolean;
  /** Name that entities of the learned tagger carry as `extractor`; null = no tagger. */
  readonly tagger: string | null;
  /** Null where the pipeline does not say: then it is learned. */
  readonly commas: CommaSettings | null;
  /** What adds entities and what changes them, in pipeline order; `regex` is the next of `regexExtractors`. */
  readonly entitySteps: readonly ('learned' | 'regex' | 'synonyms')[];
  readonly regexExtractors: readonly RegexExtractorSettings[];
  /** In pipeline order; each judges what the one before it left. */
  readonly fallbacks: readonly FallbackSettings[];
  readonly selectors: readonly SelectorSettings[];
  readonly tokenPattern: string | null;
}
