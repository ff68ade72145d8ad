const offsetBasis = 2166136261;
const prime = 16777619;

/** Kinds of features; each has hashes of its own. The values are part of the model format. */
export const featureBlock = {
  character: 67,
  skeleton: 83,
  skeletonPair: 80,
  word: 87,
  wordPair: 89,
  lemma: 76,
  lemmaPair: 77,
  lemmaSkip: 75,
  found: 70,
} as const;
export type FeatureBlock = (typeof featureBlock)[keyof typeof featureBlock];

/** A hash on its way: FNV-1a (32 bit) over UTF-16 units, seeded by the block. */
export function beginHash(block: FeatureBlock): number {
  return Math.imul(offsetBasis ^ block, prime);
}

export function goOnHash(hash: number, text: string): number {
  let state = hash;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), prime);
  return state;
}

export function finishHash(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The hash of a whole text. */
export function hashText(text: string, block: FeatureBlock): number {
  return finishHash(goOnHash(beginHash(block), text));
}

/** Appends the hashes of all n-grams of `<word>` with `shortest ≤ n ≤ longest` to `into`. */
export function hashGrams(word: string, range: readonly [number, number], into: number[], block: FeatureBlock): void {
  const text = `<${word.slice(0, 40)}>`;
  const start = beginHash(block);
  for (let from = 0; from < text.length; from++) {
    let hash = start;
    const last = Math.min(text.length, from + range[1]);
    for (let at = from; at < last; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), prime);
      if (at - from + 1 >= range[0]) into.push(finishHash(hash));
    }
  }
}
