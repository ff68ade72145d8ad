/**
 * A minimal acyclic automaton of words in a typed array (Daciuk et al. 2000). A node is the index of its first edge; an edge
 * holds a letter code (bits 0-5), "last sibling" (6), "a word ends here" (7) and its target node (8-31, 0 = none). `skips`
 * adds up along a path to the rank of the word among all words, by which costs and classes are found.
 */
export interface Automaton {
  readonly root: number;
  readonly edges: Uint32Array;
  readonly skips: Uint32Array;
  readonly letters: readonly string[];
  codeOf(letter: string): number;
  /** Edge of `node` with this letter code, or 0. */
  edgeOf(node: number, code: number): number;
  /** Rank of the word, or -1. */
  rankOf(word: string): number;
  isPrefix(text: string): boolean;
}

export interface AutomatonBytes {
  readonly alphabet: string;
  readonly edges: Uint8Array;
  readonly skips: Uint8Array;
}

/** All letters of the alphabets stand below this code unit. */
const largestUnit = 0x2100;

export function createAutomaton(bytes: AutomatonBytes): Automaton {
  const edges = new Uint32Array(bytes.edges.buffer, bytes.edges.byteOffset, bytes.edges.byteLength >> 2);
  const skips = new Uint32Array(bytes.skips.buffer, bytes.skips.byteOffset, bytes.skips.byteLength >> 2);
  const letters = ['', ...bytes.alphabet];
  const codes = new Uint8Array(largestUnit);
  for (const [code, letter] of letters.entries()) if (letter !== '') codes[letter.charCodeAt(0)] = code;
  const codeOf = (letter: string): number => codes[letter.charCodeAt(0)] ?? 0;

  const edgeOf = (node: number, code: number): number => {
    if (node === 0 || code === 0) return 0;
    for (let edge = node; ; edge += 1) {
      const bits = edges[edge] ?? 64;
      if ((bits & 63) === code) return edge;
      if ((bits & 64) !== 0) return 0;
    }
  };

  const walk = (text: string): { edge: number; rank: number } | undefined => {
    let node = 1;
    let edge = 0;
    let rank = 0;
    for (let index = 0; index < text.length; index += 1) {
      if (edge !== 0 && ((edges[edge] ?? 0) & 128) !== 0) rank += 1;
      edge = edgeOf(node, codeOf(text[index] ?? ''));
      if (edge === 0) return undefined;
      rank += skips[edge] ?? 0;
      node = (edges[edge] ?? 0) >>> 8;
    }
    return { edge, rank };
  };

  return {
    root: 1,
    edges,
    skips,
    letters,
    codeOf,
    edgeOf,
    rankOf: (word) => {
      const found = walk(word);
      return found && found.edge !== 0 && ((edges[found.edge] ?? 0) & 128) !== 0 ? found.rank : -1;
    },
    isPrefix: (text) => walk(text) !== undefined,
  };
}
