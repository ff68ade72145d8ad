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

/** The state after one more letter, or undefined where no word goes on so. */
export function stepWord(list: WordList, state: WordState, letter: string): WordState | undefined {
  if (state.kind === 'word') return stepLexicon(list, state, letter);
  const child = state.tree?.children.get(letter);
  if (!child) return undefined;
  // «میاد»، «میارم»: spoken stems in ا are written without a half-space.
  const joined = state.kind === 'stem' && letter === 'ا' && state.text.endsWith(`می${zwnj}`);
  const text = joined ? state.text.slice(0, -1) + letter : state.text + letter;
  const end = state.kind === 'stem' ? never : ((child as TrieNode<number>).ends[0] ?? never);
  return { ...state, tree: child, text, end, ahead: child.least };
}

function stepLexicon(list: WordList, state: WordState, letter: string): WordState | undefined {
  const { automaton } = list;
  const edge = automaton.edgeOf(state.node, automaton.codeOf(letter));
  if (edge === 0) return undefined;
  const bits = automaton.edges[edge] ?? 0;
  const base = state.rank + (state.end < never ? 1 : 0);
  const rank = base + (automaton.skips[edge] ?? 0);
  const limit = (bits & 64) !== 0 ? state.limit : base + (automaton.skips[edge + 1] ?? 0);
  const end = (bits & 128) !== 0 ? list.costOf(rank) / 8 + rarityBits(list.classesOf(rank)) : never;
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

/** Letters that may follow in the lexicon or in the tree of affixes. */
export function followingLetters(list: WordList, state: WordState): readonly string[] {
  if (state.kind !== 'word') return [...(state.tree?.children.keys() ?? [])];
  const letters: string[] = [];
  for (let edge = state.node; edge !== 0; edge += 1) {
    const bits = list.automaton.edges[edge] ?? 64;
    letters.push(list.automaton.letters[bits & 63] ?? '');
    if ((bits & 64) !== 0) break;
  }
  return letters;
}

const rarityBits = (classes: number): number =>
  (classes & 127) === 0 ? 0.7 : (classes & 127) === wordClass.name ? 1 : 0;
