import { type Lexicon, wordClass } from '../lexicon/lexicon.ts';
import { zwnj } from '../morphology/stem-ending.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';

/** What the lexicon knows of a word, as `WordReading` tells it. */
export interface KnownAs {
  readonly part?: string;
  readonly rarity?: number;
}

const told = ['noun', 'adjective', 'adverb', 'closed', 'plural', 'name'] as const;
const allTold = told.reduce((bits, name) => bits | wordClass[name], 0);
/** By the bits of the classes, the names of those that are told. */
const names = Array.from({ length: allTold + 1 }, (_, bits) =>
  told.filter((name) => (bits & wordClass[name]) !== 0).join(' '),
);
/** Eighths of a bit in a step of rarity: a word of the next step is at most eight times rarer. */
const step = 24;
const verb: KnownAs = { part: 'verb' };
const unknown: KnownAs = {};

/** The parts of speech that the word itself may be, without its suffixes, and how rare it is; nothing of unknown words. */
export function knownAs({ kind, base }: WordAnalysis, lemma: string, { persian }: Lexicon): KnownAs {
  if (kind === 'verb') return verb;
  const word = base.replaceAll(' ', zwnj);
  const entry = persian.find(word) ?? persian.find(word.replaceAll(zwnj, '')) ?? persian.find(lemma);
  return entry === undefined
    ? unknown
    : { part: names[entry.classes & allTold]!, rarity: Math.floor(entry.cost / step) };
}
