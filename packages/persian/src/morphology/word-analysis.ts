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

/** One reading of one word; always with every field, in this order (see `evenFeatures`). */
export interface WordAnalysis {
  readonly kind: WordKind;
  /** Formal spelling of the whole word; may hold spaces. */
  readonly formal: string;
  /** Formal spelling of the word without its suffixes; of a verb past#present. */
  readonly base: string;
  readonly features: NominalFeatures;
  readonly verb: VerbFeatures | undefined;
  /** How many letters of the key the word itself takes, the rest being suffixes. */
  readonly hostLength: number;
  /** Improbability in bits. */
  readonly cost: number;
  readonly informal: boolean;
  /** From the list of informal spellings. */
  readonly listed: boolean;
  /** The spelling that was read where the typed one repeats letters. */
  readonly respelled: string | undefined;
  /** A noun that the dictionary has as adjective too. */
  readonly mayBeAdjective: boolean;
}

/** The same reading at another price; when `respelled` is given, as that of an elongated word. */
export function pricedAnew(reading: WordAnalysis, cost: number, respelled?: string): WordAnalysis {
  return {
    kind: reading.kind,
    formal: reading.formal,
    base: reading.base,
    features: reading.features,
    verb: reading.verb,
    hostLength: reading.hostLength,
    cost,
    informal: respelled === undefined ? reading.informal : true,
    listed: reading.listed,
    respelled: respelled ?? reading.respelled,
    mayBeAdjective: reading.mayBeAdjective,
  };
}
