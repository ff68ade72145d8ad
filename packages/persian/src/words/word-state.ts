import type { WordList } from '../lexicon/lexicon.ts';
import { wordClass } from '../lexicon/lexicon.ts';
import { zwnj } from '../morphology/stem-ending.ts';
import type { TrieNode } from './trie.ts';

/** A word in the making: where it stands in the lexicon or in a tree of affixes. */
export interface WordState {
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
  /** The word may end here with these bits for its last part; infinite if it may not. */
  readonly end: number;
  readonly links: boolean;
}

export const never = Number.POSITIVE_INFINITY;

export const startState: WordState = {
  kind: 'word',
  node: 1,
  rank: 0,
  limit: 0,
  ahead: 4,
  tree: undefined,
  text: '',
  spelling: 0,
  language: 0,
  end: never,
  links: false,
};

/** How a state is reached: the bits of its spelling, and the bits of spelling and word beyond which it is not wanted. */
export interface Arrival {
  readonly spelling: number;
  readonly links: boolean;
  readonly bound: number;
}

/** Bits of a state: its spelling, its finished parts and the least that its last part can cost. */
export const meritOf = (state: WordState, wordWeight: number): number =>
  state.spelling + wordWeight * (state.language + Math.min(state.ahead, state.end));

/** The state after one more letter, or undefined where no word goes on so or the way there is too dear. */
export type WordStep = (state: WordState, letter: string, to: Arrival) => WordState | undefined;

export interface WordSteps {
  readonly step: WordStep;
  /** The state after the letter of an edge of the lexicon that leaves the state, which is one of the kind `word`. */
  readonly follow: (state: WordState, edge: number, to: Arrival) => WordState | undefined;
}

export function createWordSteps(list: WordList, wordWeight: number): WordSteps {
  const { automaton } = list;
  const { edges, skips, letters } = automaton;

  const stepTree: WordStep = (state, letter, to) => {
    const child = state.tree?.children.get(letter);
    if (child === undefined) return undefined;
    const { kind } = state;
    const end = kind === 'stem' ? never : ((child as TrieNode<number>).ends[0] ?? never);
    if (to.spelling + wordWeight * (state.language + Math.min(child.least, end)) > to.bound) return undefined;
    // «میاد»، «میارم»: spoken stems in ا are written without a half-space.
    const joined = kind === 'stem' && letter === 'ا' && state.text.endsWith(`می${zwnj}`);
    return {
      kind,
      node: state.node,
      rank: state.rank,
      limit: state.limit,
      ahead: child.least,
      tree: child,
      text: joined ? state.text.slice(0, -1) + letter : state.text + letter,
      spelling: to.spelling,
      language: state.language,
      end,
      links: to.links,
    };
  };

  const follow: WordSteps['follow'] = (state, edge, to) => {
    const bits = edges[edge] ?? 0;
    const base = state.rank + (state.end < never ? 1 : 0);
    const rank = base + (skips[edge] ?? 0);
    const limit = (bits & 64) !== 0 ? state.limit : base + (skips[edge + 1] ?? 0);
    const end = (bits & 128) !== 0 ? list.costOf(rank) / 8 + rarityBits(list.classesOf(rank)) : never;
    const ahead = list.leastCost(rank, limit) / 8;
    if (to.spelling + wordWeight * (state.language + Math.min(ahead, end)) > to.bound) return undefined;
    return {
      kind: 'word',
      node: bits >>> 8,
      rank,
      limit,
      ahead,
      tree: undefined,
      text: state.text + (letters[bits & 63] ?? ''),
      spelling: to.spelling,
      language: state.language,
      end,
      links: to.links,
    };
  };

  const step: WordStep = (state, letter, to) => {
    if (state.kind !== 'word') return stepTree(state, letter, to);
    const edge = automaton.edgeOf(state.node, automaton.codeOfUnit(letter.charCodeAt(0)));
    return edge === 0 ? undefined : follow(state, edge, to);
  };
  return { step, follow };
}

const rarityBits = (classes: number): number =>
  (classes & 127) === 0 ? 0.7 : (classes & 127) === wordClass.name ? 1 : 0;
