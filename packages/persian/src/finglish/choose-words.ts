import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Candidate } from '../words/decode-word.ts';

/** How much a neighbour that the counts know is worth for each doubling of the count. */
const bigramBits = 0.9;
const openEndBits = 6;
const midCopulaBits = 1;
const mostCandidates = 5;

export interface CandidateRow {
  readonly candidates: readonly Candidate[];
  /** Nothing that a final e could link the word to follows. */
  readonly closes: boolean;
}

interface Step {
  readonly candidate: Candidate;
  readonly cost: number;
  readonly before: Step | undefined;
  /** Counts of the words that come next. */
  readonly following: ReadonlyMap<string, number> | undefined;
}

/** The best row of candidates by their own prices and the counts of neighbours. */
export function chooseWords(rows: readonly CandidateRow[], bigrams: Lexicon['bigrams']): Candidate[] {
  let steps: readonly Step[] = [];
  for (const row of rows) {
    const next: Step[] = [];
    for (let at = 0; at < row.candidates.length && at < mostCandidates; at += 1) {
      const candidate = row.candidates[at] as Candidate;
      const own =
        candidate.cost + (row.closes ? (candidate.links ? openEndBits : 0) : candidate.isCopula ? midCopulaBits : 0);
      next.push(bestStep(steps, { candidate, own, following: bigrams.get(candidate.text) }));
    }
    if (next.length > 0) steps = next;
  }
  const chosen: Candidate[] = [];
  let last = steps.reduce<Step | undefined>(
    (least, step) => (least === undefined || step.cost < least.cost ? step : least),
    undefined,
  );
  for (; last !== undefined; last = last.before) chosen.push(last.candidate);
  return chosen.reverse();
}

function bestStep(
  steps: readonly Step[],
  word: Pick<Step, 'candidate' | 'following'> & { readonly own: number },
): Step {
  const { candidate, own, following } = word;
  if (steps.length === 0) return { candidate, cost: own, before: undefined, following };
  let before = steps[0] as Step;
  let least = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    const count = step.following?.get(candidate.text) ?? 0;
    const cost = step.cost + own - (count > 0 ? bigramBits * Math.log2(count + 1) : 0);
    if (cost < least) {
      least = cost;
      before = step;
    }
  }
  return { candidate, cost: least, before, following };
}
