/** An annotated span of an example: UTF-16 offsets in its text, end exclusive. */
export interface TrainingEntity {
  readonly start: number;
  readonly end: number;
  readonly entity: string;
  readonly value: string;
  readonly role?: string;
  readonly group?: string;
}

/** One example; `intent` is the full name (`faq/hours` for retrieval intents), `null` for a text without intent. */
export interface TrainingExample {
  readonly text: string;
  readonly intent: string | null;
  readonly entities: readonly TrainingEntity[];
}

/** Something that the author should look at; training went on. */
export interface TrainingWarning {
  readonly code: string;
  readonly message: string;
  readonly examples?: readonly string[];
}
