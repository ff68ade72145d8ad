import { wordClass } from '../lexicon/lexicon.ts';
import { takesNoSuffix } from '../morphology/analyse-nominal.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { stemEnding, zwnj } from '../morphology/stem-ending.ts';
import type { LetterSource } from './letter-source.ts';
import type { StemEnd, WordNetwork } from './network.ts';
import type { TrieNode } from './trie.ts';
import { type Arrival, createWordSteps, meritOf, never, startState, type WordState } from './word-state.ts';

/** A Persian word that the source may spell, with its price in bits. */
export interface Candidate {
  readonly text: string;
  readonly cost: number;
  /** Price of the spelling alone. */
  readonly spelling: number;
  /** A final e is not written: it links the word to the next one («range» → «رنگ»). */
  readonly links: boolean;
  /** The word ends in the spoken "is" («chande» → «چنده»). */
  readonly isCopula: boolean;
  /** From the list of loan-words and names. */
  readonly isLoan?: true;
}

const beamWidth = 16;
/** A state this many bits behind the best of its column is given up. */
const marginBits = 9;
const kept = 6;
const halfSpaceBits = 0.1;
const anySuffixBits = 1.5;
const closedSuffixBits = 4;

/** Words that the source may spell, the likeliest first, by a beam search over lexicon, suffixes and verb forms. */
export function decodeWord(morphology: Morphology, network: WordNetwork, source: LetterSource): Candidate[] {
  return search(morphology, network, source).candidates;
}

/** The most bits that a word may cost by itself, and together with its spelling. */
export interface Ceiling {
  readonly word: number;
  readonly all: number;
}

/** Ceilings of words whose spelling costs `spelling` bits or less, and of the others; these are no higher. */
export interface Ceilings {
  readonly spelling: number;
  readonly near: Ceiling;
  readonly far: Ceiling;
}

/**
 * Whether `decodeWord` may find a word under the ceilings that `isWanted`. Where most words are above them this takes a
 * fraction of its time, for only beginnings of words are followed that are not. None of these is left out as long as they are
 * no more than the beam is wide; where they are more, the answer is yes.
 */
export function mayDecode(
  morphology: Morphology,
  network: WordNetwork,
  wanted: {
    readonly source: LetterSource;
    readonly ceilings: Ceilings;
    readonly isWanted: (candidate: Candidate) => boolean;
  },
): boolean {
  const { source, ceilings, isWanted } = wanted;
  const { candidates, isCut } = search(morphology, network, source, { width: widerBeam, ceilings });
  return isCut || candidates.some(isWanted);
}

/** Sums that differ by less are the same. */
const roundingBits = 1e-6;
/** Columns of beginnings under ceilings are seldom wider. */
const widerBeam = 64;
const noCeiling: Ceiling = { word: never, all: never };
const freely: Beam = { width: beamWidth, ceilings: { spelling: 0, near: noCeiling, far: noCeiling } };

interface Beam {
  readonly width: number;
  readonly ceilings: Ceilings;
}

interface Found {
  readonly candidates: Candidate[];
  /** Whether a column was as wide as the beam. */
  readonly isCut: boolean;
}

function search(morphology: Morphology, network: WordNetwork, source: LetterSource, beam = freely): Found {
  const { width } = beam;
  const { spelling: nearBits, near, far } = beam.ceilings;
  const list = morphology.lexicon.persian;
  const { wordWeight, dearestSpellingBits, missingLetterBits } = source;
  const { edges } = list.automaton;
  const { step, follow } = createWordSteps(list, wordWeight);
  const columns: WordState[][] = [];
  for (let at = 0; at <= source.length; at += 1) columns.push([]);
  const least = new Float64Array(source.length + 1).fill(never);

  /** Dearer states are refused. */
  const boundAt = (at: number): number => (least[at] as number) + marginBits;
  const isOut = (spelling: number, word: number): boolean => {
    const ceiling = spelling <= nearBits ? near : far;
    return word > ceiling.word + roundingBits || spelling + word > ceiling.all + roundingBits;
  };
  const push = (at: number, state: WordState): void => {
    if (state.spelling > dearestSpellingBits) return;
    const column = columns[at] as WordState[];
    const value = meritOf(state, wordWeight);
    const best = least[at] as number;
    if (value > best + marginBits || isOut(state.spelling, leastPrice(state))) return;
    if (value < best) least[at] = value;
    column.push(state);
    if (state.kind === 'word') {
      if (state.end < never) addSuffixes(column, state);
    } else if (state.kind === 'stem') {
      for (const end of (state.tree as TrieNode<StemEnd>).ends) {
        const tree = network.endings[end.join] as TrieNode<number>;
        column.push(
          inTree(state, { kind: 'ending', tree, ahead: 1, language: state.language + end.cost, text: state.text }),
        );
      }
    }
  };
  const addSuffixes = (column: WordState[], state: WordState): void => {
    const classes = list.classesOf(state.rank);
    if ((classes & 127) === 0 || takesNoSuffix.has(state.text)) return;
    const ending = stemEnding(state.text);
    const isClosed = (classes & (wordClass.closed | wordClass.noun | wordClass.adjective)) === wordClass.closed;
    const language = state.language + state.end + anySuffixBits + (isClosed ? closedSuffixBits : 0);
    const tree = network.suffixes[ending];
    const text = ending === 'heh' ? state.text + zwnj : state.text;
    column.push(inTree(state, { kind: 'suffix', tree, ahead: tree.least, language, text }));
  };
  /** The least bits of the words that may come of a state, its spelling aside. */
  const priceOf = (state: WordState): number => wordWeight * (state.language + leastToCome(state));
  /** The same, or those of the word that ends with it; what lies ahead of an ending of a verb, in its merit a guess, is exact here. */
  const leastPrice = (state: WordState): number => Math.min(priceOf(state), wordWeight * (state.language + state.end));
  const emit = (state: WordState, price: number, at: number, reading: Reading): void => {
    const spelling = state.spelling + reading.cost;
    // `push` would refuse it at the end: most slips are too dear after the first.
    if (spelling > dearestSpellingBits) return;
    const bound = boundAt(at);
    if (spelling + price > bound || isOut(spelling, price)) return;
    const { persian } = reading;
    const to: Arrival = { spelling, links: reading.links ?? false, bound };
    const last = persian.length - 1;
    let current: WordState | undefined = last < 0 ? { ...state, spelling, links: to.links } : state;
    for (let index = 0; index < last && current; index += 1)
      current = step(current, persian[index] as string, anyArrival);
    if (current && last >= 0) current = step(current, persian[last] as string, to);
    if (current) push(at, current);
  };
  /** Puts in any one letter that the source lacks. */
  const supply = (state: WordState, at: number, bits: number): void => {
    const spelling = state.spelling + bits;
    if (spelling > dearestSpellingBits) return;
    const price = priceOf(state);
    if (isOut(spelling, price)) return;
    if (state.kind !== 'word') {
      for (const persian of state.tree?.children.keys() ?? []) emit(state, price, at, { persian, cost: bits });
      return;
    }
    for (let edge = state.node; edge !== 0 && spelling + price <= boundAt(at); edge += 1) {
      const next = follow(state, edge, { spelling, links: false, bound: boundAt(at) });
      if (next) push(at, next);
      if (((edges[edge] ?? 64) & 64) !== 0) break;
    }
  };
  const silent = (state: WordState, at: number): void => {
    if (state.kind === 'word') {
      if (state.text !== '' && !endsInHalfSpace(state.text)) {
        const to: Arrival = { spelling: state.spelling + halfSpaceBits, links: state.links, bound: never };
        const next = step(state, zwnj, to);
        if (next) (columns[at] as WordState[]).push(next);
      }
      for (const reading of source.silentAt(at, state.text)) emit(state, priceOf(state), at, reading);
    }
    if (missingLetterBits !== undefined) supply(state, at, missingLetterBits);
  };

  let isCut = false;
  push(0, { ...startState, limit: list.size });
  for (const start of source.starts) {
    const tree = network.stems[start.place];
    const { text, language } = start;
    push(start.at, {
      ...inTree(startState, { kind: 'stem', tree, ahead: tree.least, language, text }),
      spelling: start.spelling,
    });
  }
  for (let at = 0; at < source.length; at += 1) {
    const column = prune(columns[at] as WordState[], wordWeight, width);
    columns[at] = column;
    const pruned = column.length;
    isCut ||= pruned === width;
    for (let index = 0; index < pruned; index += 1) silent(column[index] as WordState, at);
    for (let index = 0; index < column.length; index += 1) {
      const state = column[index] as WordState;
      const price = priceOf(state);
      for (const reading of source.readingsAt(at, state.text)) emit(state, price, reading.to, reading);
    }
    columns[at] = [];
  }
  const last = columns[source.length] as WordState[];
  for (const state of last.slice()) silent(state, source.length);
  return { candidates: finished(last, wordWeight), isCut };
}

interface Reading {
  readonly persian: string;
  readonly cost: number;
  readonly links?: boolean;
}

/** Letters in the middle of a reading are not weighed: only where it arrives is. */
const anyArrival: Arrival = { spelling: 0, links: false, bound: never };

/** The least bits for the rest of a word, whatever letter comes next. */
const leastToCome = (state: WordState): number => {
  if (state.kind !== 'word') return Math.min(state.ahead, state.tree?.least ?? never);
  // The bits ahead of the empty word are a guess.
  return state.text === '' ? 0 : state.ahead;
};

/** A state at the root of a tree of affixes. */
function inTree(
  state: WordState,
  at: {
    readonly kind: 'suffix' | 'stem' | 'ending';
    readonly tree: TrieNode<unknown>;
    readonly ahead: number;
    readonly language: number;
    readonly text: string;
  },
): WordState {
  return {
    kind: at.kind,
    node: state.node,
    rank: state.rank,
    limit: state.limit,
    ahead: at.ahead,
    tree: at.tree,
    text: at.text,
    spelling: state.spelling,
    language: at.language,
    end: at.kind === 'ending' ? ((at.tree as TrieNode<number>).ends[0] ?? never) : never,
    links: state.links,
  };
}

const endsInHalfSpace = (text: string): boolean => text.charCodeAt(text.length - 1) === 0x200c;

/** The states of a column that are worth following: near the best, and of those no more than the beam is wide. */
function prune(column: WordState[], wordWeight: number, width: number): WordState[] {
  if (column.length <= 4) return column;
  const merits = column.map((state) => meritOf(state, wordWeight));
  let best = never;
  for (const merit of merits) if (merit < best) best = merit;
  const near: number[] = [];
  for (let index = 0; index < merits.length; index += 1)
    if ((merits[index] as number) <= best + marginBits) near.push(index);
  if (near.length > width) {
    near.sort((first, second) => (merits[first] as number) - (merits[second] as number));
    near.length = width;
  }
  return near.map((index) => column[index] as WordState);
}

function finished(states: readonly WordState[], wordWeight: number): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const state of states) {
    if (state.end === never) continue;
    const cost = state.spelling + wordWeight * (state.language + state.end);
    const text = state.text.endsWith(zwnj) ? state.text.slice(0, -1) : state.text;
    if (cost >= (best.get(text)?.cost ?? never)) continue;
    best.set(text, {
      text,
      cost,
      spelling: state.spelling,
      links: state.links,
      isCopula: state.kind === 'suffix' && text.endsWith('ه'),
    });
  }
  return [...best.values()].sort((first, second) => first.cost - second.cost).slice(0, kept);
}
