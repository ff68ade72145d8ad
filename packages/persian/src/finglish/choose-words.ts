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
}

/** The best row of candidates by their own prices and the counts of neighbours. */
export function chooseWords(rows: readonly CandidateRow[], bigrams: Lexicon['bigrams']): Candidate[] {
  let steps: readonly Step[] = [];
  for (const row of rows) {
    const next: Step[] = [];
    for (const candidate of row.candidates.slice(0, mostCandidates)) {
      const own =
        candidate.cost + (row.closes ? (candidate.links ? openEndBits : 0) : candidate.isCopula ? midCopulaBits : 0);
      next.push(bestStep(steps, { candidate, own }, bigrams));
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
  word: { readonly candidate: Candidate; readonly own: number },
  bigrams: Lexicon['bigrams'],
): Step {
  const { candidate, own } = word;
  if (steps.length === 0) return { candidate, cost: own, before: undefined };
  let before = steps[0] as Step;
  let least = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    const count = bigrams.get(step.candidate.text)?.get(candidate.text) ?? 0;
    const cost = step.cost + own - (count > 0 ? bigramBits * Math.log2(count + 1) : 0);
    if (cost < least) {
      least = cost;
      before = step;
    }
  }
  return { candidate, cost: least, before };
}
