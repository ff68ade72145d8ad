import type { Morphology } from '../morphology/morphology.ts';
import type { StemEnding } from '../morphology/stem-ending.ts';
import type { StemJoin, StemPlace } from '../morphology/verb-stems.ts';
import { createTrie, type TrieNode } from './trie.ts';

export interface StemEnd {
  readonly join: StemJoin;
  readonly cost: number;
}

/** Where a stem stands; after ب only present stems do, after ن past ones as well. */
export type NetworkPlace = StemPlace | 'afterSubjunctive';

/** Affixes and verb stems as trees, for readers that build words letter by letter. */
export interface WordNetwork {
  readonly suffixes: Readonly<Record<StemEnding, TrieNode<number>>>;
  readonly stems: Readonly<Record<NetworkPlace, TrieNode<StemEnd>>>;
  readonly endings: Readonly<Record<StemJoin, TrieNode<number>>>;
}

/** Suffix chains dearer than this are not built in reading letter by letter. */
const dearestSuffixBits = 10;
const dearestVerbBits = 15;

/** Stems that chat misspells: read, but never written. */
const misspelt = new Set([
  'خا',
  'خاه',
  'زار',
  'گزار',
  'خاب',
  'فرس',
  'خاست',
  'خاس',
  'زاشت',
  'گزاشت',
  'گزشت',
  'خابید',
  'امد',
  'اور',
  'داش',
  'آر',
]);

/** The network, built when it is first walked: messages without Finglish or slips never need it. */
export function createNetwork(morphology: Morphology): WordNetwork {
  let built: WordNetwork | undefined;
  const network = (): WordNetwork => {
    built ??= buildNetwork(morphology);
    return built;
  };
  return {
    get suffixes() {
      return network().suffixes;
    },
    get stems() {
      return network().stems;
    },
    get endings() {
      return network().endings;
    },
  };
}

function buildNetwork(morphology: Morphology): WordNetwork {
  const { nominalTables, verbTables } = morphology;
  const allSuffixes = nominalTables.suffixes.all();
  const suffixTrie = (ending: StemEnding): TrieNode<number> => {
    const entries: [string, number][] = [];
    for (const [text, readings] of allSuffixes) {
      let least = Number.POSITIVE_INFINITY;
      for (const suffix of readings)
        if (!suffix.dropsHeh && suffix.stem === ending) least = Math.min(least, suffix.cost);
      if (least <= dearestSuffixBits) entries.push([text, least]);
    }
    return createTrie(entries, (cost) => cost);
  };
  const stemTrie = (place: StemPlace, withPast = true): TrieNode<StemEnd> => {
    const entries: [string, StemEnd][] = [];
    for (const [text, stems] of verbTables.stems[place]) {
      if (misspelt.has(text)) continue;
      for (const stem of stems) {
        if ((text === 'آ' && stem.join === 'open') || (stem.join === 'past' && !withPast)) continue;
        const cost = stem.verb.cost + (stem.informal ? 0.5 : 0);
        if (cost <= dearestVerbBits) entries.push([text, { join: stem.join, cost }]);
      }
    }
    return createTrie(entries, (end) => end.cost);
  };
  const endingTrie = (join: StemJoin): TrieNode<number> => {
    const entries: [string, number][] = [];
    for (const [text, readings] of verbTables.endings[join]) {
      entries.push([
        text,
        readings.reduce((least, reading) => Math.min(least, reading.cost), Number.POSITIVE_INFINITY),
      ]);
    }
    return createTrie(entries, (cost) => cost);
  };
  return {
    suffixes: {
      consonant: suffixTrie('consonant'),
      vowel: suffixTrie('vowel'),
      heh: suffixTrie('heh'),
      yeh: suffixTrie('yeh'),
    },
    stems: {
      afterMi: stemTrie('afterMi'),
      afterBeh: stemTrie('afterBeh'),
      afterSubjunctive: stemTrie('afterBeh', false),
      bare: stemTrie('bare'),
    },
    endings: {
      consonant: endingTrie('consonant'),
      glide: endingTrie('glide'),
      short: endingTrie('short'),
      open: endingTrie('open'),
      past: endingTrie('past'),
    },
  };
}
