import { wordClass } from '../lexicon/lexicon.ts';
import { takesNoSuffix } from '../morphology/analyse-nominal.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { stemEnding, zwnj } from '../morphology/stem-ending.ts';
import type { StemPlace } from '../morphology/verb-stems.ts';
import type { StemEnd, WordNetwork } from './network.ts';
import { spellingsAt } from './spellings.ts';
import type { TrieNode } from './trie.ts';

/** A Persian word that Latin letters may spell, with its price in bits. */
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

/** A word in the making: where it stands in the lexicon or in a tree of affixes. */
interface State {
  readonly kind: 'word' | 'suffix' | 'stem' | 'ending';
  readonly node: number;
  readonly rank: number;
  /** Ranks of the words that may still come of it end here. */
  readonly limit: number;
  /** The least bits that the rest of the word can cost. */
  readonly ahead: number;
  readonly tree: TrieNode<unknown> | undefined;
  readonly text: string;
  /** Bits of the spelling so far. */
  readonly spelling: number;
  /** Bits of the parts that are finished. */
  readonly language: number;
  /** The word ends here with these bits for its last part; infinite if it does not. */
  readonly end: number;
  readonly links: boolean;
}

const beamWidth = 16;
/** A state this many bits behind the best of its column is given up. */
const marginBits = 9;
const kept = 6;
const languageWeight = 0.7;
const ainBits = 2.5;
const halfSpaceBits = 0.1;
const anySuffixBits = 1.5;
const closedSuffixBits = 4;
const none = Number.POSITIVE_INFINITY;

/** Words that Latin letters may spell, the likeliest first, by a beam search over lexicon, suffixes and verb forms. */
export function decodeWord(morphology: Morphology, network: WordNetwork, latin: string): Candidate[] {
  const list = morphology.lexicon.persian;
  const { automaton } = list;
  const { edges, skips } = automaton;
  const zwnjCode = automaton.codeOf(zwnj);
  const columns: State[][] = Array.from({ length: latin.length + 1 }, () => []);

  const bestMerit = new Array<number>(latin.length + 1).fill(none);
  const push = (at: number, state: State): void => {
    const column = columns[at] as State[];
    const value = merit(state);
    const best = bestMerit[at] ?? none;
    if (value > best + marginBits) return;
    if (value < best) bestMerit[at] = value;
    column.push(state);
    if (state.kind === 'word' && state.end < none) {
      const ending = stemEnding(state.text);
      const classes = list.classesOf(state.rank);
      if ((classes & 127) === 0 || takesNoSuffix.has(state.text)) return;
      const separator = ending === 'heh' ? zwnj : '';
      const isClosed = (classes & (wordClass.closed | wordClass.noun | wordClass.adjective)) === wordClass.closed;
      const language = state.language + state.end + anySuffixBits + (isClosed ? closedSuffixBits : 0);
      const tree = network.suffixes[ending];
      column.push({
        ...state,
        kind: 'suffix',
        tree,
        ahead: tree.least,
        text: state.text + separator,
        language,
        end: none,
      });
    }
    if (state.kind === 'stem') {
      for (const end of (state.tree as TrieNode<StemEnd>).ends) {
        const tree = network.endings[end.join] as TrieNode<number>;
        const language = state.language + end.cost;
        column.push({ ...state, kind: 'ending', tree, ahead: 1, language, end: tree.ends[0] ?? none });
      }
    }
  };

  const step = (state: State, letter: string): State | undefined => {
    if (state.kind === 'word') {
      const edge = automaton.edgeOf(state.node, automaton.codeOf(letter));
      if (edge === 0) return undefined;
      const bits = edges[edge] ?? 0;
      const isEnd = (bits & 128) !== 0;
      const base = state.rank + (state.end < none ? 1 : 0);
      const rank = base + (skips[edge] ?? 0);
      const limit = (bits & 64) !== 0 ? state.limit : base + (skips[edge + 1] ?? 0);
      const end = isEnd ? list.costOf(rank) / 8 + rarity(list.classesOf(rank)) : none;
      return {
        ...state,
        node: bits >>> 8,
        rank,
        limit,
        ahead: list.leastCost(rank, limit) / 8,
        text: state.text + letter,
        end,
      };
    }
    const child = state.tree?.children.get(letter);
    if (!child) return undefined;
    // «میاد»، «میارم»: spoken stems in ا are written without a half-space.
    const text =
      state.kind === 'stem' && letter === 'ا' && state.text.endsWith(`می${zwnj}`)
        ? state.text.slice(0, -1) + letter
        : state.text + letter;
    const end = state.kind === 'stem' ? none : ((child as TrieNode<number>).ends[0] ?? none);
    return { ...state, tree: child, text, end, ahead: child.least };
  };

  const expand = (state: State, at: number): void => {
    for (const { length, spellings } of spellingsAt(latin, at)) {
      const isLast = at > 0 && at + length === latin.length && latin.endsWith('e');
      for (const { persian, cost } of spellings)
        emit(state, persian, { at: at + length, cost, links: isLast && !/[هع]$/u.test(persian) });
    }
    if (latin[at] === 'a' && state.text.endsWith('خ')) {
      const long = latin[at + 1] === 'a' ? 2 : 1;
      emit(state, 'وا', { at: at + long, cost: 1, links: false });
    }
    if (latin[at] === 'o' && state.text.endsWith('خ')) emit(state, 'و', { at: at + 1, cost: 0.5, links: false });
  };
  const emit = (
    state: State,
    persian: string,
    to: { readonly at: number; readonly cost: number; readonly links: boolean },
  ): void => {
    let current: State | undefined = state;
    for (const letter of persian) {
      current = current && step(current, letter);
      if (!current) return;
    }
    if (current) push(to.at, { ...current, spelling: state.spelling + to.cost, links: to.links });
  };
  /** Half-spaces of the lexicon and an ع that Latin letters leave out. */
  const silent = (state: State, at: number): void => {
    if (state.kind !== 'word') return;
    const edge = state.text === '' || state.text.endsWith(zwnj) ? 0 : automaton.edgeOf(state.node, zwnjCode);
    if (edge !== 0) {
      const rank = state.rank + (state.end < none ? 1 : 0) + (skips[edge] ?? 0);
      const limit = ((edges[edge] ?? 0) & 64) !== 0 ? state.limit : rank - (skips[edge] ?? 0) + (skips[edge + 1] ?? 0);
      const next = {
        node: (edges[edge] ?? 0) >>> 8,
        rank,
        limit,
        ahead: list.leastCost(rank, limit) / 8,
        text: state.text + zwnj,
        end: none,
      };
      (columns[at] as State[]).push({ ...state, ...next, spelling: state.spelling + halfSpaceBits });
    }
    if (at > 0 && !state.text.endsWith('ع') && /[aeiou]/u.test(`${latin[at - 1] ?? ''}${latin[at] ?? ''}`)) {
      const next = step(state, 'ع');
      if (next) push(at, { ...next, spelling: state.spelling + ainBits });
    }
  };

  start(push, network, { latin, root: automaton.root, words: list.size });
  for (let at = 0; at < latin.length; at += 1) {
    columns[at] = prune(columns[at] as State[]);
    for (const state of (columns[at] as State[]).slice()) silent(state, at);
    for (const state of columns[at] as State[]) expand(state, at);
    columns[at] = [];
  }
  const last = columns[latin.length] as State[];
  for (const state of last.slice()) silent(state, latin.length);
  const best = new Map<string, Candidate>();
  for (const state of last) {
    if (state.end === none) continue;
    const cost = state.spelling + languageWeight * (state.language + state.end);
    const text = state.text.endsWith(zwnj) ? state.text.slice(0, -1) : state.text;
    const known = best.get(text);
    if (!known || cost < known.cost)
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

const rarity = (classes: number): number => ((classes & 127) === 0 ? 0.7 : (classes & 127) === wordClass.name ? 1 : 0);

function start(
  push: (at: number, state: State) => void,
  network: WordNetwork,
  word: { readonly latin: string; readonly root: number; readonly words: number },
): void {
  const base = {
    node: 0,
    rank: 0,
    limit: word.words,
    ahead: 4,
    tree: undefined,
    text: '',
    spelling: 0,
    language: 0,
    end: none,
    links: false,
  } as const;
  push(0, { ...base, kind: 'word', node: word.root });
  const verb = (
    at: number,
    place: StemPlace,
    prefix: { readonly text: string; readonly cost: number; readonly spelling?: number },
  ): void =>
    push(at, {
      ...base,
      kind: 'stem',
      tree: network.stems[place],
      ahead: network.stems[place].least,
      text: prefix.text,
      language: prefix.cost,
      spelling: prefix.spelling ?? 0,
    });
  verb(0, 'bare', { text: '', cost: 3.5 });
  const { latin } = word;
  if (/^mi/u.test(latin)) verb(2, 'afterMi', { text: `می${zwnj}`, cost: 1.5 });
  if (/^me/u.test(latin)) verb(2, 'afterMi', { text: `می${zwnj}`, cost: 1.5, spelling: 4 });
  if (/^mee/u.test(latin)) verb(3, 'afterMi', { text: `می${zwnj}`, cost: 1.5, spelling: 1 });
  const negative = /^n[ei]mi/u.exec(latin)?.[0];
  if (negative) verb(negative.length, 'afterMi', { text: `نمی${zwnj}`, cost: 3 });
  const beh = /^b[eoiau]?/u.exec(latin)?.[0];
  if (beh)
    for (let length = 1; length <= beh.length; length += 1)
      verb(length, 'afterBeh', {
        text: 'ب',
        cost: 2.5,
        spelling: beh[1] === 'a' ? 3 : length === 2 && beh[1] === 'i' ? 1.5 : 0,
      });
  const neh = /^n[aei]?/u.exec(latin)?.[0];
  if (neh)
    for (let length = 1; length <= neh.length; length += 1)
      verb(length, 'afterBeh', { text: 'ن', cost: 3.5, spelling: length === 2 && neh[1] === 'i' ? 2 : 0 });
}

const merit = (state: State): number =>
  state.spelling + languageWeight * (state.language + Math.min(state.ahead, state.end));

function prune(column: State[]): State[] {
  if (column.length <= 4) return column;
  let best = none;
  for (const state of column) best = Math.min(best, merit(state));
  const near = column.filter((state) => merit(state) <= best + marginBits);
  if (near.length <= beamWidth) return near;
  return near.sort((first, second) => merit(first) - merit(second)).slice(0, beamWidth);
}
