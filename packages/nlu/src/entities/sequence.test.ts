import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLabeller } from './best-labels.ts';
import { type FitSequenceOptions, type FittedSequence, fitSequence } from './fit-sequence.ts';
import { isInside } from './label-set.ts';
import type { SequenceSamples } from './sequence-memory.ts';
import { createProbabilityFinder } from './span-probabilities.ts';
import type { TokenScores } from './token-scores.ts';
import { denseTransitions, transitionsOf } from './transition-table.ts';

/** Weights of a small chain: scores of each token's labels, and of each label after another. */
interface Chain {
  readonly scores: readonly (readonly number[])[];
  readonly transition: Float32Array;
  readonly start: Float32Array;
}

function isValid(path: readonly number[]): boolean {
  return path.every((label, at) => !isInside(label) || path[at - 1] === label || path[at - 1] === label - 1);
}

function allPaths(length: number, labelCount: number): readonly (readonly number[])[] {
  let paths: readonly (readonly number[])[] = [[]];
  for (let at = 0; at < length; at++)
    paths = paths.flatMap((path) => Array.from({ length: labelCount }, (_, label) => [...path, label]));
  return paths.filter(isValid);
}

/** The score of a path: the sum that the model's probabilities are proportional to the exponential of. */
function scoreOf(path: readonly number[], { scores, transition, start }: Chain): number {
  return path.reduce((sum, label, at) => {
    const before = path[at - 1];
    const from = before === undefined ? start[label]! : transition[label * start.length + before]!;
    return sum + from + (scores[at]?.[label] ?? 0);
  }, 0);
}

function probabilities(chain: Chain): readonly (readonly [path: readonly number[], probability: number])[] {
  const paths = allPaths(chain.scores.length, chain.start.length);
  const weights = paths.map((path) => Math.exp(scoreOf(path, chain)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return paths.map((path, index) => [path, weights[index]! / total]);
}

function marginal(chain: Chain, at: number, label: number): number {
  return probabilities(chain).reduce((sum, [path, share]) => sum + (path[at] === label ? share : 0), 0);
}

const chains = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(3, 5), fc.integer({ min: 0, max: 4 }))
  .chain(([length, labelCount, range]) => {
    const weight = fc.integer({ min: -100, max: 100 }).map((value) => (value * range) / 100);
    const weights = (count: number) => fc.array(weight, { minLength: count, maxLength: count });
    return fc.record({
      scores: fc.array(weights(labelCount), { minLength: length, maxLength: length }),
      transition: weights(labelCount ** 2).map((values) => Float32Array.from(values)),
      start: weights(labelCount).map((values) => Float32Array.from(values)),
    });
  });

function scoresOf({ scores }: Pick<Chain, 'scores'>): TokenScores {
  return { count: scores.length, values: Float32Array.from(scores.flat()) };
}

function finderOf({ transition, start }: Pick<Chain, 'transition' | 'start'>) {
  return createProbabilityFinder({ table: transitionsOf(transition), start });
}

function pathOf(chain: Chain): readonly number[] {
  const findBestLabels = createLabeller({ table: transitionsOf(chain.transition), start: chain.start });
  return [...findBestLabels(scoresOf(chain)).subarray(0, chain.scores.length)];
}

describe('createProbabilityFinder', () => {
  it('gives the label probabilities that counting all valid paths gives, of any tokens of the text', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), (chain, one, other) => {
        const from = one % chain.scores.length;
        const to = from + 1 + (other % (chain.scores.length - from));
        const own = finderOf(chain)(scoresOf(chain), { from, to });
        for (let at = from; at < to; at++) {
          chain.scores[at]!.forEach((_, label) => {
            expect(own[at * chain.start.length + label]).toBeCloseTo(marginal(chain, at, label), 4);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('neither overflows nor underflows on long texts and large weights', () => {
    const scores = Array.from({ length: 2000 }, (_, at) => [at % 3 === 0 ? 90 : -90, at % 3 === 1 ? 90 : 0, 30]);
    const chain = { scores, transition: new Float32Array(9).fill(20), start: new Float32Array(3).fill(-20) };
    const own = finderOf(chain)(scoresOf(chain), { from: 0, to: 2000 });
    for (let at = 0; at < 2000; at++) {
      const sum = own[at * 3]! + own[at * 3 + 1]! + own[at * 3 + 2]!;
      expect(sum).toBeCloseTo(1, 4);
    }
  });

  it('answers a short text after a long one as if it were the first', () => {
    const short: Chain = { scores: [[0, 1, 2]], transition: new Float32Array(9), start: new Float32Array(3) };
    const find = finderOf(short);
    find(scoresOf({ scores: Array.from({ length: 50 }, () => [3, 2, 1]) }), { from: 3, to: 40 });
    expect(find(scoresOf(short), { from: 0, to: 1 })[1]).toBeCloseTo(marginal(short, 0, 1), 6);
  });

  it('answers for each of several taggers in turn, which share a memory, by its own weights', () => {
    fc.assert(
      fc.property(chains, chains, (one, other) => {
        const finders = [one, other].map((chain) => ({ chain, find: finderOf(chain) }));
        for (const { chain, find } of [...finders, ...finders]) {
          const own = find(scoresOf(chain), { from: 0, to: 1 });
          chain.start.forEach((_, label) => {
            expect(own[label]).toBeCloseTo(marginal(chain, 0, label), 4);
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('createLabeller', () => {
  it('finds a path that no valid path beats', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const own = pathOf(chain);
        expect(isValid(own)).toBe(true);
        const best = Math.max(...allPaths(own.length, chain.start.length).map((path) => scoreOf(path, chain)));
        expect(scoreOf(own, chain)).toBeCloseTo(best, 3);
      }),
      { numRuns: 150 },
    );
  });

  it('gives no labels to no tokens, and only valid ones however the scores push', () => {
    const weights = { transition: new Float32Array(9), start: new Float32Array(3) };
    expect(pathOf({ ...weights, scores: [] })).toEqual([]);
    const scores = Array.from({ length: 6 }, (_, at) => [at === 3 ? 1000 : 0, 0, at === 3 ? 0 : 100]);
    expect(isValid(pathOf({ ...weights, scores }))).toBe(true);
  });
});

const featureCount = 4;
const settings: FitSequenceOptions = {
  labelCount: 3,
  frequency: new Uint32Array(featureCount).fill(20),
  rate: 0.1,
  epochs: 15,
  l2: 0,
  dropout: 0,
  rareDropout: 0,
  smallSlope: 0,
  floor: 0,
  seed: 1,
};

/** Texts with these labels, in which the token at place `p` has the feature `p`. */
function samplesOf(...texts: readonly (readonly number[])[]): SequenceSamples {
  const textStarts = [0];
  for (const { length } of texts) textStarts.push(textStarts.at(-1)! + length);
  const rows = Int32Array.from(texts.flatMap((labels) => [...labels.keys()]));
  return {
    textStarts: Int32Array.from(textStarts),
    tokenStarts: Int32Array.from({ length: rows.length + 1 }, (_, token) => token),
    putRows: (values, into) => into.set(rows.map((row) => values[row]!)),
    labels: Int32Array.from(texts.flat()),
  };
}

interface Weights {
  readonly state: Float32Array;
  readonly transition: Float32Array;
  readonly start: Float32Array;
}

function weightsOf({ state, table, start }: FittedSequence): Weights {
  const dense = new Float32Array(featureCount * start.length);
  state.values.forEach((value, at) => {
    dense[state.rows[at]! * start.length + state.columns[at]!] = value;
  });
  return { state: dense, transition: denseTransitions(table), start };
}

function chainOf({ state, transition, start }: Weights, length: number): Chain {
  const scores = Array.from({ length }, (_, at) => [...state.subarray(at * 3, at * 3 + 3)]);
  return { scores, transition, start };
}

function likelihood(fitted: Weights, labels: readonly number[]): number {
  const wanted = labels.join();
  return probabilities(chainOf(fitted, labels.length)).find(([path]) => path.join() === wanted)?.[1] ?? 0;
}

describe('fitSequence', () => {
  /** Every valid labelling of two tokens, some more often: the likeliest weights are finite and give just these shares. */
  const counts: readonly (readonly [number, number, number])[] = [
    [0, 0, 5],
    [0, 1, 3],
    [1, 0, 2],
    [1, 1, 1],
    [1, 2, 6],
  ];
  const contradictory = counts.flatMap(([first, second, count]) =>
    Array.from({ length: count }, () => [first, second]),
  );

  it.each([
    ['each slope as it is', 0],
    ['small slopes seldom', 0.3],
  ])(
    'ends where the likelihood, by counting all paths, has no slope: expected counts are the seen ones (%s)',
    (_, smallSlope) => {
      const fitted = weightsOf(fitSequence(samplesOf(...contradictory), { ...settings, epochs: 300, smallSlope }));
      const chain = chainOf(fitted, 2);
      for (const [first, second, count] of counts) {
        const share = count / contradictory.length;
        const own = probabilities(chain).find(([path]) => path[0] === first && path[1] === second)?.[1] ?? 0;
        expect(Math.abs(own - share), `${first} ${second}`).toBeLessThan(0.03);
      }
    },
  );

  it('learns a rare label as probable as it is, though small slopes count seldom, on average of the seeds', () => {
    const samples = samplesOf(...Array.from({ length: 40 }, (_, text) => [text % 20 === 0 ? 1 : 0]));
    const rare = [1, 2, 3, 4, 5].map((seed) => {
      const fitted = fitSequence(samples, { ...settings, epochs: 200, smallSlope: 0.3, seed });
      return likelihood(weightsOf(fitted), [1]);
    });
    const mean = rare.reduce((sum, share) => sum + share, 0) / rare.length;
    expect(Math.abs(mean - 0.05)).toBeLessThan(0.01);
  });

  it('first moves every weight along the slope that finite differences give', () => {
    const gold = [1, 2, 0];
    const zero = { state: new Float32Array(12), transition: new Float32Array(9), start: new Float32Array(3) };
    const moved = weightsOf(fitSequence(samplesOf(gold), { ...settings, epochs: 1, rate: 0.01 }));
    for (const part of ['state', 'transition', 'start'] as const) {
      zero[part].forEach((_, place) => {
        const at = (value: number): number => {
          const weights = zero[part].slice();
          weights[place] = value;
          return Math.log(likelihood({ ...zero, [part]: weights }, gold));
        };
        const slope = (at(0.01) - at(-0.01)) / 0.02;
        if (Math.abs(slope) > 0.02) expect(Math.sign(moved[part][place]!), `${part} ${place}`).toBe(Math.sign(slope));
        else expect(Math.abs(moved[part][place]!), `${part} ${place}`).toBeLessThanOrEqual(0.011);
      });
    }
    expect(likelihood(moved, gold)).toBeGreaterThan(likelihood(zero, gold));
  });

  it('learns a labelling that is always the same', () => {
    const gold = [0, 1, 2, 2];
    const fitted = weightsOf(fitSequence(samplesOf(gold, gold, gold), settings));
    expect(pathOf(chainOf(fitted, 4))).toEqual([0, 1, 2, 2]);
  });

  it('is deterministic, reports progress that ends at 1, and takes texts without tokens', () => {
    const seen: number[] = [];
    const samples = samplesOf(...contradictory, []);
    const one = fitSequence(samples, { ...settings, onProgress: (fraction) => seen.push(fraction) });
    expect(fitSequence(samples, settings)).toEqual(one);
    const hidden = { ...settings, dropout: 0.4 };
    expect(fitSequence(samples, hidden)).toEqual(fitSequence(samples, hidden));
    expect(seen).toEqual([...seen].sort((first, second) => first - second));
    expect(seen.at(-1)).toBe(1);
  });

  it("throws the signal's reason when aborted, also in between", () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => fitSequence(samplesOf(...contradictory), { ...settings, signal })).toThrow('enough');
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error('stopped'));
    expect(() =>
      fitSequence(samplesOf(...contradictory), { ...settings, signal: controller.signal, onProgress }),
    ).toThrow('stopped');
  });
});
