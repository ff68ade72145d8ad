import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRow, type QuantisedMatrix, quantise } from '../numbers/quantised-matrix.ts';
import { fitCentroids } from './fit-centroids.ts';
import { fitOneVersusRest } from './fit-one-versus-rest.ts';
import type { Samples } from './samples.ts';

const classCount = 4;
const rowCount = 12;
const shape = { classCount, rowCount };
const schedule = { ...shape, rate: 0.25, epochs: 30, l2: 1e-5, seed: 3 };

interface Sample {
  readonly label: number;
  readonly rows: readonly number[];
}

function sample(label: number, ...rows: readonly number[]): Sample {
  return { label, rows };
}

/** The samples one behind the other, the features of each with a length of 1. */
function together(samples: readonly Sample[]): Samples {
  let end = 0;
  return {
    starts: Int32Array.from([0, ...samples.map(({ rows }) => (end += rows.length))]),
    rows: Int32Array.from(samples.flatMap(({ rows }) => rows)),
    values: Float32Array.from(samples.flatMap(({ rows }) => rows.map(() => 1 / Math.sqrt(rows.length)))),
    labels: Int32Array.from(samples.map(({ label }) => label)),
  };
}

/** Each class has two rows of its own; row 11 stands in all samples. */
const separable = [0, 1, 2].flatMap((label) => [
  sample(label, 2 * label, 11),
  sample(label, 2 * label + 1, 11),
  sample(label, 2 * label, 2 * label + 1, 11),
]);

function best(matrix: QuantisedMatrix, { rows }: Sample): number {
  const logits = new Float32Array(matrix.columnCount);
  for (const row of rows) addRow(matrix, row, 1, logits);
  return logits.indexOf(Math.max(...logits));
}

function fitWeights(samples: readonly Sample[], options: Partial<Parameters<typeof fitOneVersusRest>[1]> = {}) {
  const settings = { ...schedule, ...options };
  return quantise(fitOneVersusRest(together(samples), settings), settings.classCount, 0);
}

describe.each([
  ['one-versus-rest', fitWeights],
  ['nearest centroids', (samples: readonly Sample[]) => fitCentroids(together(samples), shape)],
] as const)('%s', (_, fit) => {
  it('learns classes that can be told apart, and knows them by a part of their features', () => {
    const matrix = fit(separable);
    for (const one of separable) expect(best(matrix, one)).toBe(one.label);
    for (let row = 0; row < 6; row++) expect(best(matrix, sample(-1, row))).toBe(Math.floor(row / 2));
  });

  it('favours the class that a feature stands in more often', () => {
    const samples = [sample(0, 0), sample(0, 0), sample(0, 0), sample(1, 0), sample(1, 1)];
    expect(best(fit(samples), sample(-1, 0))).toBe(0);
  });

  it('gives every sample its class for any number of classes, if each has a feature of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }), (classes, each) => {
        const samples = Array.from({ length: classes * each }, (_, index) =>
          sample(index % classes, index % classes, 6 + (index % 5)),
        );
        const matrix = fit(samples);
        for (const one of samples) expect(best(matrix, one)).toBe(one.label);
      }),
      { numRuns: 20 },
    );
  });

  it('is deterministic', () => {
    expect(fit(separable)).toEqual(fit(separable));
  });

  it('learns nothing from no samples, and from samples that belong to no class gives no class its features', () => {
    expect([...fit([]).scales].every((scale) => scale === 0)).toBe(true);
    const matrix = fit([...separable, sample(-1, 8, 9)]);
    const logits = new Float32Array(classCount);
    addRow(matrix, 8, 1, logits);
    expect(Math.max(...logits)).toBeLessThanOrEqual(0);
  });
});

describe('fitOneVersusRest', () => {
  it("gives each class's right probability where samples disagree", () => {
    const samples = Array.from({ length: 40 }, (_, index) => sample(index % 4 === 0 ? 1 : 0, 0));
    const weights = fitOneVersusRest(together(samples), { ...schedule, epochs: 60 });
    const probability = (label: number): number => 1 / (1 + Math.exp(-(weights[label] ?? 0)));
    expect(probability(0)).toBeCloseTo(0.75, 1);
    expect(probability(1)).toBeCloseTo(0.25, 1);
    expect(probability(2)).toBeLessThan(0.1);
  });

  it('learns a class alike whatever classes stand beside it', () => {
    const wide = fitOneVersusRest(together(separable), { ...schedule, classCount: 21 });
    const narrow = fitOneVersusRest(together(separable), schedule);
    for (let row = 0; row < rowCount; row++) {
      for (let label = 0; label < 3; label++)
        expect(wide[row * 21 + label]).toBeCloseTo(narrow[row * classCount + label] ?? Number.NaN, 5);
    }
  });

  it('learns as probable a class with time spared, on average of the seeds', () => {
    const samples = together(Array.from({ length: 400 }, (_, index) => sample(index % 50 === 0 ? 1 : 0, 0)));
    const settings = { ...schedule, epochs: 30 };
    const weights = [1, 2, 3, 4, 5].map((seed) => fitOneVersusRest(samples, { ...settings, seed, sparesTime: true }));
    const mean = weights.reduce((sum, [, weight]) => sum + 1 / (1 + Math.exp(-(weight ?? 0))), 0) / weights.length;
    expect(mean).toBeCloseTo(0.02, 2);
  });

  it('knows the same samples with time spared', () => {
    const weights = fitOneVersusRest(together(separable), { ...schedule, sparesTime: true });
    const matrix = quantise(weights, classCount, 0);
    for (const one of separable) expect(best(matrix, one)).toBe(one.label);
  });

  it('depends on the seed only in small', () => {
    const one = fitOneVersusRest(together(separable), schedule);
    const other = fitOneVersusRest(together(separable), { ...schedule, seed: 99 });
    expect(other).not.toEqual(one);
    other.forEach((weight, place) => {
      expect(Math.abs(weight - (one[place] ?? 0))).toBeLessThan(0.5);
    });
  });
});

describe.each([
  ['one-versus-rest', (options: Hooks) => fitOneVersusRest(together(separable), { ...schedule, ...options })],
  ['nearest centroids', (options: Hooks) => fitCentroids(together(separable), { ...shape, ...options })],
] as const)('%s at work', (_, fit) => {
  it('reports growing progress that ends at 1', () => {
    const seen: number[] = [];
    fit({ onProgress: (fraction) => seen.push(fraction) });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen[0]).toBeGreaterThanOrEqual(0);
    expect(seen.at(-1)).toBe(1);
  });

  it("throws the signal's reason, also when it comes in between", () => {
    expect(() => fit({ signal: AbortSignal.abort(new Error('enough')) })).toThrow('enough');
  });
});

it('nearest centroids favour no class for its many examples', () => {
  const many = Array.from({ length: 10 }, () => sample(0, 0, 2));
  expect(best(fitCentroids(together([...many, sample(1, 1, 2)]), shape), sample(-1, 1, 2))).toBe(1);
});

interface Hooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

it('one-versus-rest stops between two epochs when the signal comes', () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const onProgress = (fraction: number): void => {
    seen.push(fraction);
    if (seen.length === 2) controller.abort(new Error('stopped'));
  };
  expect(() => fitOneVersusRest(together(separable), { ...schedule, signal: controller.signal, onProgress })).toThrow(
    'stopped',
  );
  expect(seen).toHaveLength(2);
});
