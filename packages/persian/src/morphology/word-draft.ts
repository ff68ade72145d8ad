import { formalVerb } from './formal-verb.ts';
import { inflect, type NominalFeatures, noFeatures } from './nominal-features.ts';
import { addPrefix } from './verb-forms.ts';
import { pricedAnew, type VerbFeatures, type WordAnalysis, type WordKind } from './word-analysis.ts';

/**
 * A reading before its price is settled. Its spellings are put together when it is finished, for most readings of a word
 * turn out too dear to be kept.
 */
export interface WordDraft {
  readonly kind: WordKind;
  /** Formal spelling without suffixes; empty for a verb. */
  readonly base: string;
  /** Absent where no suffix is read. */
  readonly features: NominalFeatures | undefined;
  readonly verb: VerbFeatures | undefined;
  readonly hostLength: number;
  /** Bits; settled in place. */
  cost: number;
  readonly informal: boolean;
  readonly isListed: boolean;
  readonly mayBeAdjective: boolean;
  /** What leans on a verb: «و» (and). */
  readonly leans: string;
  /** The reading itself, where a table has it. */
  readonly ready: WordAnalysis | undefined;
}

/** A reading of the table of closed words as a draft. */
export function draftOf(reading: WordAnalysis): WordDraft {
  return {
    kind: reading.kind,
    base: reading.base,
    features: reading.features,
    verb: reading.verb,
    hostLength: reading.hostLength,
    cost: reading.cost,
    informal: reading.informal,
    isListed: false,
    mayBeAdjective: false,
    leans: '',
    ready: reading,
  };
}

/** The reading with its spellings. */
export function finishDraft(draft: WordDraft): WordAnalysis {
  const { kind, base, features, verb, hostLength, cost, informal, ready } = draft;
  if (ready !== undefined) return ready.cost === cost ? ready : pricedAnew(ready, cost);
  if (verb !== undefined)
    return {
      kind,
      formal: `${verb.preverb ?? ''}${formalVerb(verb)}${draft.leans}`,
      base:
        verb.form === 'infinitive'
          ? `${addPrefix(verb.prefix, verb.verb.past)}ن`
          : `${verb.verb.past}#${verb.verb.present}`,
      features: noFeatures,
      verb,
      hostLength,
      cost,
      informal,
      listed: false,
      respelled: undefined,
      mayBeAdjective: false,
    };
  return {
    kind,
    formal: features === undefined ? base : inflect(base, features),
    base,
    features: features ?? noFeatures,
    verb: undefined,
    hostLength,
    cost,
    informal,
    listed: draft.isListed,
    respelled: undefined,
    mayBeAdjective: draft.mayBeAdjective,
  };
}
