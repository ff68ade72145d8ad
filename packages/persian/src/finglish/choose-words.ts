import type { Candidate } from '../words/decode-word.ts';

/** How much a neighbour that the counts know is worth for each doubling of the count. */
const bigramBits = 0.9;
const openEndBits = 6;
const midCopulaBits = 1;

export interface CandidateRow {
  readonly candidates: readonly Candidate[];
  /** Nothing that a final e could link the word to follows. */
  readonly closes: boolean;
}

/** The best row of candidates by their own prices and the counts of neighbours. */
export function chooseWords(rows: readonly CandidateRow[], bigrams: ReadonlyMap<string, number>): Candidate[] {
  let paths: { readonly cost: number; readonly words: readonly Candidate[] }[] = [{ cost: 0, words: [] }];
  for (const row of rows) {
    const next: { cost: number; words: readonly Candidate[] }[] = [];
    for (const candidate of row.candidates.slice(0, 5)) {
      let best: (typeof next)[number] | undefined;
      const own =
        candidate.cost + (row.closes ? (candidate.links ? openEndBits : 0) : candidate.isCopula ? midCopulaBits : 0);
      for (const path of paths) {
        const before = path.words[path.words.length - 1];
        const count = before === undefined ? 0 : (bigrams.get(`${before.text} ${candidate.text}`) ?? 0);
        const cost = path.cost + own - (count > 0 ? bigramBits * Math.log2(count + 1) : 0);
        if (!best || cost < best.cost) best = { cost, words: [...path.words, candidate] };
      }
      if (best) next.push(best);
    }
    paths = next.length > 0 ? next : paths;
  }
  return [...paths.reduce((least, path) => (path.cost < least.cost ? path : least)).words];
}
