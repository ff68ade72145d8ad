/** An entity of a message; offsets in UTF-16 units of the original text, end exclusive. */
export interface NluEntity {
  readonly entity: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly role?: string;
  readonly group?: string;
  /** 0 … 1; only learned entities have one. */
  readonly confidence?: number;
  readonly extractor: string;
  readonly processors?: readonly string[];
  /** What the reader resolved the span to: rial, ISO date, +98 form … */
  readonly resolved?: unknown;
}

export interface RankedIntent {
  readonly name: string;
  /** Probability, 0 … 1. */
  readonly confidence: number;
}

export interface SelectedResponse {
  readonly intentResponseKey: string;
  readonly confidence: number;
  /** `utter_faq/hours`. */
  readonly utterAction: string;
  readonly ranking: readonly { readonly intentResponseKey: string; readonly confidence: number }[];
}

/** What a message was understood as. */
export interface NluParse {
  readonly text: string;
  readonly intent: { readonly name: string | null; readonly confidence: number };
  /** Best first; empty without a learned classifier or for a text without words. */
  readonly ranking: readonly RankedIntent[];
  readonly entities: readonly NluEntity[];
  /** Rasa's tokens, in UTF-16 units. */
  readonly tokens: readonly (readonly [start: number, end: number])[];
  /** Present when the bot has response selectors; keys `default` or the retrieval intent. */
  readonly responseSelector?: {
    readonly allRetrievalIntents: readonly string[];
    readonly selected: ReadonlyMap<string, SelectedResponse>;
  };
}
