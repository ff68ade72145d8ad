import { findStems, type StemHit } from '../lexicon/find-stems.ts';
import { type Lexicon, wordClass } from '../lexicon/lexicon.ts';
import { inflect, type NominalFeatures } from './nominal-features.ts';
import type { NominalSuffix, NominalSuffixes } from './nominal-suffixes.ts';
import { stemEnding } from './stem-ending.ts';
import type { WordAnalysis, WordKind } from './word-analysis.ts';

export interface NominalTables {
  readonly lexicon: Lexicon;
  readonly suffixes: NominalSuffixes;
  /** Bits of the commonest verb whose bare stem is written so («بود», «دار»); such a word is seldom a noun with suffixes. */
  readonly verbStemCost: (word: string) => number;
}

/** Bits that a suffix costs above its own rarity: most words have none. */
const anySuffixBits = 1.5;
const unknownClassBits = 5;
const unknownStemBits = 9;
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
export function analyseNominal(tables: NominalTables, key: string): WordAnalysis[] {
  const { lexicon, suffixes } = tables;
  const found: WordAnalysis[] = [];
  const stems = findStems(lexicon.persian, key);
  const add = (hit: StemHit, length: number, suffix: NominalSuffix | undefined): void => {
    const formalBase = (hit.classes & wordClass.informal) !== 0 ? lexicon.informal.get(hit.word) : undefined;
    const base = formalBase ?? hit.word;
    const features: NominalFeatures = suffix ?? {};
    const classless = (hit.classes & 127) === 0;
    found.push({
      kind: kindOf(hit.classes),
      ...((hit.classes & wordClass.adjective) !== 0 ? { mayBeAdjective: true as const } : {}),
      ...(formalBase !== undefined ? { listed: true as const } : {}),
      formal: suffix ? inflect(base, features) : base,
      base,
      features,
      hostLength: length,
      cost:
        hit.cost +
        (classless ? (suffix ? unknownStemBits : unknownClassBits) : 0) +
        (suffix
          ? suffix.cost +
            anySuffixBits +
            misfit(hit.classes, suffix) -
            (formalBase !== undefined && suffix.informal ? sameRegisterBits : 0) +
            verbal(hit) +
            (takesNoSuffix.has(hit.word) ? 8 : 0)
          : 0),
      informal: formalBase !== undefined || hit.spoken || (suffix?.informal ?? false),
    });
  };
  const verbal = (hit: StemHit): number => (tables.verbStemCost(hit.word) + 2 < hit.cost + 3 ? 5 : 0);
  for (let length = 1; length <= key.length; length += 1) {
    const rest = key.slice(length);
    if (length === 1 && rest !== '') continue;
    const hits = stems.whole[length] ?? [];
    if (rest === '') for (const hit of hits) add(hit, length, undefined);
    else {
      const readings = suffixes.get(rest);
      if (!readings) continue;
      for (const suffix of readings) {
        if (suffix.dropsHeh) {
          for (const hit of stems.withoutHeh[length] ?? [])
            if (stemEnding(hit.word) === 'heh') add(hit, length, suffix);
        } else for (const hit of hits) if (suffix.stems.includes(stemEnding(hit.word))) add(hit, length, suffix);
      }
    }
  }
  return found;
}

/** Function words that take no suffix but those of the table of closed words. */
export const takesNoSuffix: ReadonlySet<string> = new Set(
  'بدون همچون بر به از در با که و تا را چون اگر ولی اما یا هر نه بی می نمی هم ای آی پس نیز مگر'.split(' '),
);

/** Bits against suffixes that do not go with the class of the word. */
function misfit(classes: number, suffix: NominalSuffix): number {
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
