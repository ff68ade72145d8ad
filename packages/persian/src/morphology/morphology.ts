import type { Lexicon } from '../lexicon/lexicon.ts';
import { plainLetters } from '../lexicon/plain-letters.ts';
import { analyseNominal, type NominalTables } from './analyse-nominal.ts';
import { analyseVerb, type VerbTables } from './analyse-verb.ts';
import { closedWords } from './closed-words.ts';
import { createNominalSuffixes } from './nominal-suffixes.ts';
import { stemEnding, zwnj } from './stem-ending.ts';
import { createVerbEndings } from './verb-endings.ts';
import { createVerbStems, createVerbs, type Verb } from './verb-stems.ts';
import type { WordAnalysis } from './word-analysis.ts';

export interface Morphology {
  readonly lexicon: Lexicon;
  readonly verbs: readonly Verb[];
  readonly verbTables: VerbTables;
  readonly nominalTables: NominalTables;
  /** Every reading of a word, the likeliest first; empty for a word that no reading explains. */
  analyse(word: string): readonly WordAnalysis[];
}

const longestWord = 40;
/** A verb is about ten times as frequent as its infinitive. */
const infinitiveShareBits = 3.3;
/** Words of iPerUDT train, in which the verbs were counted. */
const chatWords = 36_000;

/** Readings of single words: verbs are generated from stems and endings, the rest is dictionary words with suffixes. */
export function createMorphology(lexicon: Lexicon): Morphology {
  const costOf = (past: string, count: number): number => {
    const web = (lexicon.persian.find(`${past}ن`)?.cost ?? 230) / 8 - infinitiveShareBits;
    return Math.max(4, count > 0 ? Math.min(web, -Math.log2(count / chatWords)) : web);
  };
  const verbs = createVerbs(lexicon.verbs, costOf);
  const verbTables: VerbTables = { stems: createVerbStems(verbs), endings: createVerbEndings() };
  const bare = verbTables.stems.bare;
  const verbStemCost = (word: string): number =>
    (bare.get(word) ?? []).reduce((least, stem) => Math.min(least, stem.informal ? 99 : stem.verb.cost), 99);
  const nominalTables: NominalTables = { lexicon, suffixes: createNominalSuffixes(), verbStemCost };

  const analyse = (word: string): readonly WordAnalysis[] => {
    const plain = plainLetters(word);
    const key = plain.replaceAll(zwnj, '');
    if (key.length === 0 || key.length > longestWord) return [];
    const closed = closedWords.get(key);
    const readings = settle(analyseVerb(verbTables, key), analyseNominal(nominalTables, key));
    if (closed) readings.push(...closed);
    if (key.length > 3 && key.endsWith('و')) readings.push(...verbsWithAnd(verbTables, key));
    if (key.length > 4 && key.endsWith('ا')) readings.push(...emphaticVerbs(verbTables, key));
    if (plain !== key) {
      const cuts = halfSpaces(plain);
      return readings
        .map((reading) => ({ ...reading, cost: reading.cost + halfSpacePrice(reading, cuts) }))
        .sort(byCost);
    }
    return readings.sort(byCost);
  };
  return { lexicon, verbs, verbTables, nominalTables, analyse };
}

/** A finite verb with the emphatic ا of speech («نیستا», «میشها» is not one). */
function emphaticVerbs(tables: VerbTables, key: string): WordAnalysis[] {
  return [...analyseVerb(tables, key.slice(0, -1)), ...(closedWords.get(key.slice(0, -1)) ?? [])]
    .filter(
      (reading) =>
        reading.kind === 'verb' && reading.verb?.form !== 'infinitive' && reading.verb?.form !== 'participle',
    )
    .map((reading) => ({ ...reading, cost: reading.cost + 6, informal: true }));
}

/** A finite verb with «و» (and) leaning on it: «نتونستمو». */
function verbsWithAnd(tables: VerbTables, key: string): WordAnalysis[] {
  return analyseVerb(tables, key.slice(0, -1))
    .filter((reading) => reading.verb?.form === 'finite' && reading.verb.person !== 3)
    .map((reading) => ({ ...reading, formal: `${reading.formal} و`, cost: reading.cost + 4, informal: true }));
}

const byCost = (first: WordAnalysis, second: WordAnalysis): number => first.cost - second.cost;

/**
 * The dictionary counts surfaces, whatever they are: where a verb form or a word with suffixes explains a surface as well, the
 * count is theirs, unless the dictionary knows a class for the surface itself.
 */
function settle(verbs: readonly WordAnalysis[], nominals: readonly WordAnalysis[]): WordAnalysis[] {
  const plainVerbs = verbs.filter(isPlainVerb);
  const verbCost = leastCost(verbs);
  const everydayVerbCost = leastCost(
    verbs.filter((reading) => (reading.verb?.verb.cost ?? 99) <= everydayBits && !reading.verb?.object),
  );
  const plainVerbCost = leastCost(plainVerbs);
  const suffixed = leastCost(nominals.filter((reading) => !isWhole(reading) && reading.kind !== 'unknown'));
  const owned = leastCost(
    nominals.filter(
      (reading) => reading.features.possessor && reading.informal && stemEnding(reading.base) === 'vowel',
    ),
  );
  const predicates = nominals.filter((reading) => reading.features.copula === 3);
  const adjective = leastCost(predicates.filter((reading) => reading.kind === 'adjective'));
  const mayBeAdjective = leastCost(predicates.filter((reading) => reading.mayBeAdjective === true));
  const predicate = Math.min(adjective, mayBeAdjective + nounStemBits);
  let gain = 0;
  const settled = nominals.map((reading) => {
    if (!isWhole(reading)) return reading;
    if (reading.listed) return { ...reading, cost: Math.min(reading.cost, listedBits + 8) - listedBits };
    if (reading.kind === 'unknown' || reading.kind === 'name') {
      if (verbCost < reading.cost + 12 && verbCost <= suffixed + suffixedLeadBits)
        gain = Math.max(gain, verbCost - reading.cost + 5);
      return verbCost < reading.cost + 12 || suffixed < reading.cost + 6
        ? { ...reading, cost: reading.cost + 7 }
        : reading;
    }
    const slack = reading.kind === 'adjective' ? 6 : reading.kind === 'closed' ? 0 : 4;
    if (plainVerbCost < reading.cost + slack) {
      gain = Math.max(gain, plainVerbCost - reading.cost);
      return { ...reading, cost: reading.cost + 3 };
    }
    const nounOnly =
      (reading.kind === 'noun' && !reading.mayBeAdjective) ||
      frequentNouns.has(reading.base) ||
      reading.base === 'بدین';
    if (nounOnly && everydayVerbCost < reading.cost + 3.5)
      return { ...reading, cost: everydayVerbCost + (frequentNouns.has(reading.base) ? 0.5 : 3) };
    if (reading.kind !== 'closed' && owned < reading.cost + ownedBits) return { ...reading, cost: reading.cost + 3 };
    return reading.kind !== 'closed' && predicate < reading.cost + 3 ? { ...reading, cost: reading.cost + 5 } : reading;
  });
  return [...verbs.map((reading) => ({ ...reading, cost: reading.cost - gain })), ...settled];
}

const listedBits = 6;
/** Verbs as frequent as this outdo nouns that are written alike. */
const everydayBits = 9.5;
/** Nouns that are about as frequent as the verb form that is written alike. */
const frequentNouns = new Set(['بدن', 'بیان', 'بین', 'گیر', 'بند', 'باز', 'رنگ']);

/** A spoken possessive after a vowel («پات», «صدام») is likelier than a rare noun that is written alike. */
const ownedBits = 2.5;
/** How much cheaper a suffixed word must be to claim the count of a surface before a verb. */
const suffixedLeadBits = 0;

/** A word that is noun and adjective explains a longer noun («نامه») as itself with "is" only if it is far commoner. */
const nounStemBits = 3.5;

const leastCost = (readings: readonly WordAnalysis[]): number =>
  readings.reduce((least, reading) => Math.min(least, reading.cost), Number.POSITIVE_INFINITY);

/** Past stem, participle or infinitive by itself: forms that dictionaries list as nouns and adjectives too. */
const isPlainVerb = (reading: WordAnalysis): boolean => {
  const verb = reading.verb;
  if (!verb?.isPast || verb.object || verb.preverb || verb.prefix === 'می' || verb.prefix === 'نمی') return false;
  return verb.form === 'participle' || verb.form === 'infinitive' || (verb.form === 'finite' && verb.person === 3);
};

const isWhole = (reading: WordAnalysis): boolean => Object.keys(reading.features).length === 0;

/** Letter counts before each half-space. */
function halfSpaces(plain: string): number[] {
  const cuts: number[] = [];
  for (let index = plain.indexOf(zwnj); index >= 0; index = plain.indexOf(zwnj, index + 1))
    cuts.push(index - cuts.length);
  return cuts;
}

/** A half-space between word and suffix speaks for the reading, one inside the word against it unless the dictionary has it. */
function halfSpacePrice(reading: WordAnalysis, cuts: readonly number[]): number {
  if (reading.verb) return 0;
  const base = halfSpaces(reading.base);
  let price = 0;
  for (const cut of cuts) {
    if (cut === reading.hostLength) price -= 4;
    else if (cut < reading.hostLength && !base.includes(cut)) price += 5;
  }
  return price;
}
