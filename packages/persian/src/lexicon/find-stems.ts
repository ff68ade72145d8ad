import type { WordList } from './lexicon.ts';

/** A dictionary word that a prefix of the key may be. */
export interface StemHit {
  /** As the dictionary writes it («خاک‌آلود» for «خاکآلود»). */
  readonly word: string;
  readonly classes: number;
  /** Bits: frequency of the word and what the spelling departs from it. */
  readonly cost: number;
  /** Spoken ون or وم stands for ان, ام («تهرون»). */
  readonly spoken: boolean;
}

export interface StemsFound {
  /** By length of the prefix of the key. */
  readonly whole: readonly (readonly StemHit[])[];
  /** Words of which the prefix lacks only a final ه («پارچ» of «پارچه»). */
  readonly withoutHeh: readonly (readonly StemHit[])[];
}

/** Other letters that a typed letter may stand for, with their price in bits. */
const substitutes: Record<string, readonly (readonly [string, number])[]> = {
  ا: [
    ['آ', 2],
    ['أ', 1],
  ],
  آ: [['ا', 3]],
  ی: [['ئ', 2]],
  ئ: [
    ['ی', 2],
    ['ء', 2],
  ],
  و: [['ؤ', 2]],
  ؤ: [['و', 2]],
  أ: [['ا', 1]],
};

const spokenBits = 3.5;
const halfSpaceBits = 0.2;

/** One walk over the automaton that finds all dictionary words at the beginning of a key without half-spaces. */
export function findStems(list: WordList, key: string): StemsFound {
  const { automaton } = list;
  const { edges, skips } = automaton;
  const zwnjCode = automaton.codeOf('\u200c');
  const hehCode = automaton.codeOf('ه');
  const whole: StemHit[][] = Array.from({ length: key.length + 1 }, () => []);
  const withoutHeh: StemHit[][] = Array.from({ length: key.length + 1 }, () => []);

  const follow = (edge: number, rank: number): number => rank + (skips[edge] ?? 0);
  const hitOf = (rank: number, word: string, path: { penalty: number; spoken: boolean }): StemHit => ({
    word,
    classes: list.classesOf(rank),
    cost: list.costOf(rank) / 8 + path.penalty,
    spoken: path.spoken,
  });
  const visit = (state: {
    node: number;
    at: number;
    rank: number;
    word: string;
    penalty: number;
    spoken: boolean;
  }): void => {
    const { node, at, rank, word } = state;
    const take = (letter: string, price: number, spoken: boolean): void => {
      const edge = automaton.edgeOf(node, automaton.codeOf(letter));
      if (edge === 0) return;
      const bits = edges[edge] ?? 0;
      const nextRank = follow(edge, rank);
      const next = { word: word + letter, penalty: state.penalty + price, spoken: state.spoken || spoken };
      if ((bits & 128) !== 0) whole[at + 1]?.push(hitOf(nextRank, next.word, next));
      visit({ ...next, node: bits >>> 8, at: at + 1, rank: nextRank + ((bits & 128) >> 7) });
    };
    if (node === 0) return;
    const halfSpace = automaton.edgeOf(node, zwnjCode);
    if (halfSpace !== 0 && at < key.length && !word.endsWith('\u200c')) {
      visit({
        ...state,
        node: (edges[halfSpace] ?? 0) >>> 8,
        rank: follow(halfSpace, rank),
        word: `${word}\u200c`,
        penalty: state.penalty + halfSpaceBits,
      });
    }
    const heh = at > 1 ? automaton.edgeOf(node, hehCode) : 0;
    if (heh !== 0 && ((edges[heh] ?? 0) & 128) !== 0) withoutHeh[at]?.push(hitOf(follow(heh, rank), `${word}ه`, state));
    const letter = key[at];
    if (letter === undefined) return;
    take(letter, 0, false);
    if (state.penalty > 6) return;
    for (const [other, price] of substitutes[letter] ?? []) take(other, price, false);
    const next = key[at + 1];
    if (letter === 'و' && (next === 'ن' || next === 'م') && at > 0 && !state.spoken) take('ا', spokenBits, true);
  };
  visit({ node: automaton.root, at: 0, rank: 0, word: '', penalty: 0, spoken: false });
  return { whole, withoutHeh };
}
