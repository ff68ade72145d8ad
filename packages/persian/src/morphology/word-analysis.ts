import type { NominalFeatures, Person } from './nominal-features.ts';
import type { FiniteForm } from './verb-endings.ts';
import type { SimplePrefix } from './verb-forms.ts';
import type { Verb } from './verb-stems.ts';

export type WordKind = 'verb' | 'noun' | 'adjective' | 'adverb' | 'closed' | 'name' | 'unknown';

export interface VerbFeatures {
  readonly verb: Verb;
  readonly form: FiniteForm;
  readonly prefix: SimplePrefix;
  readonly isPast: boolean;
  readonly person: Person | 0;
  readonly object: Person | undefined;
  /** Preverb («بر» of «برمی‌گردد»). */
  readonly preverb: string | undefined;
}

/** One reading of one word. */
export interface WordAnalysis {
  readonly kind: WordKind;
  /** Formal spelling of the whole word; may hold spaces. */
  readonly formal: string;
  /** Formal spelling of the word without its suffixes; of a verb past#present. */
  readonly base: string;
  readonly features: NominalFeatures;
  readonly verb?: VerbFeatures;
  /** How many letters of the key the word itself takes, the rest being suffixes. */
  readonly hostLength: number;
  /** Improbability in bits. */
  readonly cost: number;
  readonly informal: boolean;
  /** From the list of informal spellings. */
  readonly listed?: true;
  /** The spelling that was read where the typed one repeats letters. */
  readonly respelled?: string;
  /** A noun that the dictionary has as adjective too. */
  readonly mayBeAdjective?: true;
}
