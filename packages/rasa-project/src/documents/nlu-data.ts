import type { Position } from './diagnostic.ts';
import type { JsonValue } from './json-value.ts';

/** An entity annotated in a training text. */
export interface AnnotatedEntity {
  /** UTF-16 offsets in `text`, end exclusive. (Rasa's own API speaks code points; converted at that edge.) */
  readonly start: number;
  readonly end: number;
  readonly entity: string;
  readonly value: string;
  readonly role?: string;
  readonly group?: string;
}

/** One training text. */
export interface IntentExample {
  /** Text with the annotations taken out. */
  readonly text: string;
  /** Full name, `faq/hours` for retrieval intents. `null` for texts of end-to-end stories. */
  readonly intent: string | null;
  readonly entities: readonly AnnotatedEntity[];
  readonly metadata?: JsonValue;
  readonly at?: Position;
}

/** One surface form and the canonical value it stands for. */
export interface Synonym {
  readonly variant: string;
  readonly value: string;
  readonly at?: Position;
}

/** One pattern of a `regex:` entry, as written (Python syntax). */
export interface RegexPattern {
  readonly name: string;
  readonly pattern: string;
  readonly at?: Position;
}

/** A `lookup:` entry; the phrases in file order. */
export interface LookupTable {
  readonly name: string;
  readonly phrases: readonly string[];
  readonly at?: Position;
}

/** All NLU training data of a project (rasa-compat 3). */
export interface NluData {
  readonly examples: readonly IntentExample[];
  /** Surface form (as written) to canonical value, in file order; the reader warned of conflicts. */
  readonly synonyms: readonly Synonym[];
  readonly regexes: readonly RegexPattern[];
  readonly lookups: readonly LookupTable[];
}
