import type { Automaton } from '../lexicon/automaton.ts';
import { joinsNext, zwnj } from '../morphology/stem-ending.ts';
import { isAffix, isVerbPrefix } from './affixes.ts';

/** What a word by itself tells of whether it may be one with its neighbour. */
export interface JoinSides {
  /** Whether it joins nearly any next word («می», «بی»). */
  readonly joinsAny: boolean;
  /** Whether it may be the suffix of the word before it. */
  readonly isSuffix: boolean;
  /** The node of the lexicon from which compounds go on behind the word; 0 if none does. */
  readonly node: number;
  /** In plain letters: what goes on behind another word. */
  readonly plain: string;
}

/** Those of what is no Persian word. */
export const noSides: JoinSides = { joinsAny: false, isSuffix: false, node: 0, plain: '' };

/** The sides of a word in plain letters. */
export function joinSides(automaton: Automaton, plain: string): JoinSides {
  const stem = automaton.nodeAfter(automaton.root, plain);
  return {
    joinsAny: plain === 'بی' || isVerbPrefix(plain),
    isSuffix: isAffix(plain),
    node: joinsNext(plain[plain.length - 1]) ? automaton.nodeAfter(stem, zwnj) : stem,
    plain,
  };
}

/** Whether `joinTwo` may join two words: it cannot where this says no, and most neighbours are told apart so. */
export const mayJoin = (automaton: Automaton, first: JoinSides, second: JoinSides): boolean =>
  first.joinsAny || second.isSuffix || automaton.endsWord(first.node, second.plain);
