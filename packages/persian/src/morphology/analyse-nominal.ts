import type { FindStems, StemHit } from '../lexicon/find-stems.ts';
import { type Lexicon, wordClass } from '../lexicon/lexicon.ts';
import type { NominalFeatures } from './nominal-features.ts';
import { type NominalSuffix, type NominalSuffixes, readingsOf } from './nominal-suffixes.ts';
import { type StemEnding, stemEnding } from './stem-ending.ts';
import type { WordKind } from './word-analysis.ts';
import type { WordDraft } from './word-draft.ts';

export interface NominalTables {
  readonly lexicon: Lexicon;
  readonly findStems: FindStems;
  readonly suffixes: NominalSuffixes;
  /** Bits of the commonest verb whose bare stem is written so («بود», «دار»); such a word is seldom a noun with suffixes. */
  readonly verbStemCost: (word: string) => number;
}

/** Bits that a suffix costs above its own rarity: most words have none. */
const anySuffixBits = 1.5;
const unknownClassBits = 5;
const unknownStemBits = 9;
/** A word that is as well the bare stem of a common verb. */
const bareVerbBits = 5;
/** A spoken suffix on a spoken word. */
const sameRegisterBits = 2.5;

export function kindOf(classes: number): WordKind {
  if ((classes & wordClass.closed) !== 0) return 'closed';
  if ((classes & wordClass.adjective) !== 0 && (classes & wordClass.noun) === 0) return 'adjective';
  if ((classes & wordClass.adverb) !== 0 && (classes & wordClass.noun) === 0) return 'adverb';
  if ((classes & wordClass.noun) !== 0) return 'noun';
  if ((classes & wordClass.adjective) !== 0) return 'adjective';
  if ((classes & wordClass.name) !== 0) return 'name';
  return 'unknown';
}

/** All readings of a key (letters without half-spaces) as a dictionary word with suffixes. */
export function analyseNominal(tables: NominalTables, key: string): WordDraft[] {
  const found: WordDraft[] = [];
  const ends = tables.suffixes.endsOf(key);
  const stems = tables.findStems(key, (rest) => rest === 0 || ends[rest] !== undefined);
  const shortest = Math.max(2, key.length - ends.length + 1);
  for (let length = shortest; length < key.length; length += 1) {
    const written = ends[key.length - length];
    if (written === undefined) continue;
    const whole = stemsOf(stems.whole[length]);
    const withoutHeh = stemsOf(stems.withoutHeh[length]);
    for (const suffix of readingsOf(written)) {
      const mayBear = suffix.dropsHeh ? withoutHeh : whole;
      if (mayBear === undefined) continue;
      for (const stem of mayBear)
        if (stem.ending === suffix.stem) found.push(withSuffix(tables, stem, { suffix, length }));
    }
  }
  for (const hit of stems.whole[key.length] ?? []) {
    const cost = hit.cost + ((hit.classes & 127) === 0 ? unknownClassBits : 0);
    found.push(draft(hit, formalOf(tables, hit), { suffix: undefined, length: key.length, cost }));
  }
  return found;
}

/** A dictionary word that may bear suffixes. */
interface Stem {
  readonly hit: StemHit;
  readonly ending: StemEnding;
  /** Found for the first suffix that fits. */
  facts: StemFacts | undefined;
}

interface StemFacts {
  readonly formal: string | undefined;
  /** Bits against any suffix. */
  readonly bits: number;
  readonly takesNone: boolean;
}

/** Pushed one by one: arrays that the engine's own `map` makes are of another kind than those of its compiled code. */
function stemsOf(hits: readonly StemHit[] | undefined): readonly Stem[] | undefined {
  if (hits === undefined) return undefined;
  const stems: Stem[] = [];
  for (const hit of hits) stems.push({ hit, ending: stemEnding(hit.word), facts: undefined });
  return stems;
}

/** Formal spelling of a word of the informal list. */
const formalOf = (tables: NominalTables, hit: StemHit): string | undefined =>
  (hit.classes & wordClass.informal) !== 0 ? tables.lexicon.informal.get(hit.word) : undefined;

function withSuffix(
  tables: NominalTables,
  stem: Stem,
  read: { readonly suffix: NominalSuffix; readonly length: number },
): WordDraft {
  const { hit } = stem;
  const { suffix, length } = read;
  stem.facts ??= {
    formal: formalOf(tables, hit),
    bits: tables.verbStemCost(hit.word) + 2 < hit.cost + 3 ? bareVerbBits : 0,
    takesNone: takesNoSuffix.has(hit.word),
  };
  const { formal, bits, takesNone } = stem.facts;
  const cost =
    hit.cost +
    ((hit.classes & 127) === 0 ? unknownStemBits : 0) +
    (suffix.cost +
      anySuffixBits +
      misfit(hit.classes, suffix.features) -
      (formal !== undefined && suffix.informal ? sameRegisterBits : 0) +
      bits +
      (takesNone ? 8 : 0));
  return draft(hit, formal, { suffix, length, cost });
}

function draft(
  hit: StemHit,
  formal: string | undefined,
  read: { readonly suffix: NominalSuffix | undefined; readonly length: number; readonly cost: number },
): WordDraft {
  const { suffix } = read;
  return {
    kind: kindOf(hit.classes),
    base: formal ?? hit.word,
    features: suffix?.features,
    verb: undefined,
    hostLength: read.length,
    cost: read.cost,
    informal: formal !== undefined || hit.spoken || (suffix?.informal ?? false),
    isListed: formal !== undefined,
    mayBeAdjective: (hit.classes & wordClass.adjective) !== 0,
    leans: '',
    ready: undefined,
  };
}

/** Function words that take no suffix but those of the table of closed words. */
export const takesNoSuffix: ReadonlySet<string> = new Set(
  'بدون همچون بر به از در با که و تا را چون اگر ولی اما یا هر نه بی می نمی هم ای آی پس نیز مگر'.split(' '),
);

/** Bits against suffixes that do not go with the class of the word. */
function misfit(classes: number, suffix: NominalFeatures): number {
  let bits = 0;
  const isNoun = (classes & (wordClass.noun | wordClass.name)) !== 0;
  const isAdjective = (classes & wordClass.adjective) !== 0;
  const isClosed = (classes & wordClass.closed) !== 0 && !isNoun;
  if (suffix.comparative && !isAdjective && (classes & wordClass.adverb) === 0) bits += 6;
  if (suffix.plural && !isNoun) bits += isAdjective ? 1 : 4;
  if (suffix.plural && (classes & wordClass.plural) !== 0) bits += 4;
  if (suffix.possessor && !isNoun) bits += isAdjective ? 2 : isClosed ? 5 : 1;
  if (suffix.copula === 3 && isAdjective) bits -= 1;
  if (suffix.copula && suffix.copula !== 3) bits += isAdjective ? -0.5 : 2;
  if (suffix.ham && isClosed) bits -= 3;
  const isAdverb = (classes & wordClass.adverb) !== 0 && !isAdjective;
  if (isAdverb && suffix.ham) bits -= 3;
  if (isAdverb && suffix.copula && suffix.copula !== 3) bits += 2;
  if (suffix.ham && isNoun && !isAdverb && !suffix.possessor && !suffix.plural) bits += 2;
  if (suffix.yeh && isClosed) bits += 4;
  return bits;
}
