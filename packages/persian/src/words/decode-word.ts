import { wordClass } from '../lexicon/lexicon.ts';
import { takesNoSuffix } from '../morphology/analyse-nominal.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { stemEnding, zwnj } from '../morphology/stem-ending.ts';
import type { LetterSource } from './letter-source.ts';
import type { StemEnd, WordNetwork } from './network.ts';
import type { TrieNode } from './trie.ts';
import { followingLetters, never, startState, stepWord, type WordState } from './word-state.ts';

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
  const list = morphology.lexicon.persian;
  const columns: WordState[][] = Array.from({ length: source.length + 1 }, () => []);
  const least = new Array<number>(source.length + 1).fill(never);
  const merit = (state: WordState): number =>
    state.spelling + source.wordWeight * (state.language + Math.min(state.ahead, state.end));

  const push = (at: number, state: WordState): void => {
    if (state.spelling > source.dearestSpellingBits) return;
    const column = columns[at] as WordState[];
    const value = merit(state);
    if (value > (least[at] ?? never) + marginBits) return;
    least[at] = Math.min(least[at] ?? never, value);
    column.push(state);
    if (state.kind === 'word' && state.end < never) addSuffixes(column, state);
    if (state.kind === 'stem') {
      for (const end of (state.tree as TrieNode<StemEnd>).ends) {
        const tree = network.endings[end.join] as TrieNode<number>;
        column.push({
          ...state,
          kind: 'ending',
          tree,
          ahead: 1,
          language: state.language + end.cost,
          end: tree.ends[0] ?? never,
        });
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
    column.push({ ...state, kind: 'suffix', tree, ahead: tree.least, text, language, end: never });
  };
  const emit = (
    state: WordState,
    persian: string,
    to: { readonly at: number; readonly cost: number; readonly links: boolean },
  ): void => {
    // `push` would refuse it at the end: most slips are too dear after the first.
    if (state.spelling + to.cost > source.dearestSpellingBits) return;
    let current: WordState | undefined = state;
    for (let index = 0; index < persian.length && current; index += 1)
      current = stepWord(list, current, persian[index] ?? '');
    if (current) push(to.at, { ...current, spelling: state.spelling + to.cost, links: to.links });
  };
  const silent = (state: WordState, at: number): void => {
    if (state.kind === 'word' && state.text !== '' && !state.text.endsWith(zwnj)) {
      const next = stepWord(list, state, zwnj);
      if (next) (columns[at] as WordState[]).push({ ...next, spelling: state.spelling + halfSpaceBits });
    }
    if (state.kind === 'word')
      for (const { persian, cost } of source.silentAt(at, state.text)) emit(state, persian, { at, cost, links: false });
    const { missingLetterBits } = source;
    if (missingLetterBits !== undefined && state.spelling + missingLetterBits <= source.dearestSpellingBits) {
      for (const letter of followingLetters(list, state))
        emit(state, letter, { at, cost: missingLetterBits, links: false });
    }
  };
  const prune = (column: WordState[]): WordState[] => {
    if (column.length <= 4) return column;
    const best = column.reduce((value, state) => Math.min(value, merit(state)), never);
    const near = column.filter((state) => merit(state) <= best + marginBits);
    return near.length <= beamWidth
      ? near
      : near.sort((first, second) => merit(first) - merit(second)).slice(0, beamWidth);
  };

  push(0, { ...startState, limit: list.size });
  for (const start of source.starts) {
    const tree = network.stems[start.place];
    push(start.at, {
      ...startState,
      kind: 'stem',
      tree,
      ahead: tree.least,
      text: start.text,
      language: start.language,
      spelling: start.spelling,
    });
  }
  for (let at = 0; at < source.length; at += 1) {
    columns[at] = prune(columns[at] as WordState[]);
    for (const state of (columns[at] as WordState[]).slice()) silent(state, at);
    for (const state of columns[at] as WordState[]) {
      for (const { to, persian, cost, links } of source.readingsAt(at, state.text))
        emit(state, persian, { at: to, cost, links: links ?? false });
    }
    columns[at] = [];
  }
  const last = columns[source.length] as WordState[];
  for (const state of last.slice()) silent(state, source.length);
  return finished(last, source.wordWeight);
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
