import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TokenScores } from './forward-backward.ts';
import { isInside } from './label-set.ts';
import { createProbabilityFinder } from './span-probabilities.ts';
import { transitionsOf } from './transition-table.ts';

interface Chain {
  readonly scores: readonly (readonly number[])[];
  readonly transition: Float32Array;
  readonly start: Float32Array;
}

function scoresOf(scores: Chain['scores']): TokenScores {
  return { count: scores.length, values: Float32Array.from(scores.flat()) };
}

/** Sums of the exponentials of all valid paths, by token and label. */
function countPaths({ scores, transition, start }: Chain): number[][] {
  const labelCount = start.length;
  const sums = scores.map(() => new Array<number>(labelCount).fill(0));
  function goOn(path: readonly number[], score: number): void {
    if (path.length === scores.length) {
      path.forEach((label, at) => {
        sums[at]![label]! += Math.exp(score);
      });
      return;
    }
    const before = path.at(-1);
    for (let label = 0; label < labelCount; label++) {
      if (isInside(label) && before !== label && before !== label - 1) continue;
      const pair = before === undefined ? start[label]! : transition[label * labelCount + before]!;
      goOn([...path, label], score + pair + scores[path.length]![label]!);
    }
  }
  goOn([], 0);
  return sums;
}

const chains = fc
  .record({ length: fc.integer({ min: 1, max: 4 }), labelCount: fc.constantFrom(3, 5), range: fc.integer({ max: 4 }) })
  .chain(({ length, labelCount, range }) => {
    const weight = fc.integer({ min: -100, max: 100 }).map((value) => (value * (Math.abs(range) % 5)) / 100);
    const weights = (count: number) => fc.array(weight, { minLength: count, maxLength: count });
    return fc.record({
      scores: fc.array(weights(labelCount), { minLength: length, maxLength: length }),
      transition: weights(labelCount ** 2).map((values) => Float32Array.from(values)),
      start: weights(labelCount).map((values) => Float32Array.from(values)),
    });
  });

it('gives the probabilities that counting all valid paths gives, of any tokens of the text', () => {
  fc.assert(
    fc.property(chains, fc.nat(), fc.nat(), (chain, one, other) => {
      const { length } = chain.scores;
      const from = one % length;
      const to = from + 1 + (other % (length - from));
      const labelCount = chain.start.length;
      const find = createProbabilityFinder({ table: transitionsOf(chain.transition), start: chain.start });
      const own = find(scoresOf(chain.scores), { from, to });
      const sums = countPaths(chain);
      for (let at = from; at < to; at++) {
        const total = sums[at]!.reduce((sum, value) => sum + value, 0);
        for (let label = 0; label < labelCount; label++)
          expect(own[at * labelCount + label]).toBeCloseTo(sums[at]![label]! / total, 5);
      }
    }),
    { numRuns: 100 },
  );
});

it('neither overflows nor underflows on long texts and large weights', () => {
  const scores = Array.from({ length: 2000 }, (_, at) => [at % 3 === 0 ? 90 : -90, at % 3 === 1 ? 90 : 0, 30]);
  const table = transitionsOf(new Float32Array(9).fill(20));
  const own = createProbabilityFinder({ table, start: new Float32Array(3).fill(-20) })(scoresOf(scores), {
    from: 0,
    to: 2000,
  });
  for (let at = 0; at < 2000; at++)
    expect(own[at * 3]! + own[at * 3 + 1]! + own[at * 3 + 2]!, `${at}`).toBeCloseTo(1, 6);
});

it('answers a short text after a long one as if it were the first', () => {
  const weights = { table: transitionsOf(new Float32Array(9)), start: new Float32Array(3) };
  const find = createProbabilityFinder(weights);
  find(scoresOf(Array.from({ length: 50 }, () => [3, 2, 1])), { from: 3, to: 40 });
  const short = scoresOf([[0, 1, 2]]);
  const first = createProbabilityFinder(weights)(short, { from: 0, to: 1 });
  expect([...find(short, { from: 0, to: 1 }).subarray(0, 3)]).toEqual([...first.subarray(0, 3)]);
});
