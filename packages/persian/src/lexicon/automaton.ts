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
  /** Code of the letter with this code unit, or 0. */
  codeOfUnit(unit: number): number;
  /** The node to which the letters lead from `node`, from which words go on; 0 where none does. */
  nodeAfter(node: number, text: string): number;
  /** Whether a word ends with these letters, of which there is one at least, behind `node`. */
  endsWord(node: number, text: string): boolean;
  /** Rank of the word, or -1. */
  rankOf(word: string): number;
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
  const codeOfUnit = (unit: number): number => codes[unit] ?? 0;

  const nodeAfter = (node: number, text: string): number => {
    let at = node;
    for (let index = 0; index < text.length && at !== 0; index += 1) {
      const edge = edgeOf(at, codeOfUnit(text.charCodeAt(index)));
      at = edge === 0 ? 0 : (edges[edge] ?? 0) >>> 8;
    }
    return at;
  };

  const endsWord = (node: number, text: string): boolean => {
    let at = node;
    let bits = 0;
    for (let index = 0; index < text.length; index += 1) {
      const edge = edgeOf(at, codeOfUnit(text.charCodeAt(index)));
      if (edge === 0) return false;
      bits = edges[edge] ?? 0;
      at = bits >>> 8;
    }
    return (bits & 128) !== 0;
  };

  const rankOf = (word: string): number => {
    let node = 1;
    let bits = 0;
    let rank = 0;
    for (let index = 0; index < word.length; index += 1) {
      if ((bits & 128) !== 0) rank += 1;
      const edge = edgeOf(node, codeOfUnit(word.charCodeAt(index)));
      if (edge === 0) return -1;
      bits = edges[edge] ?? 0;
      rank += skips[edge] ?? 0;
      node = bits >>> 8;
    }
    return (bits & 128) !== 0 ? rank : -1;
  };

  return { root: 1, edges, skips, letters, codeOf, codeOfUnit, edgeOf, nodeAfter, endsWord, rankOf };
}
