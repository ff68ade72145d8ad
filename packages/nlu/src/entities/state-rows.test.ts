import { describe, expect, it } from 'vitest';
import { fitSequence } from './fit-sequence.ts';
import { listWeights, placeFeatures } from './state-rows.ts';

const labelCount = 21;
const settings = { labelCount, rate: 0.1, epochs: 1, l2: 1e-4, dropout: 0, floor: 0, seed: 1 };

function weightsOf(frequency: readonly number[], labels: readonly number[], { rareDropout = 0 } = {}) {
  const count = frequency.length;
  const each = Int32Array.from({ length: labels.length + 1 }, (_, text) => text);
  const samples = {
    textStarts: each,
    tokenStarts: each.map((text) => text * count),
    putRows: (values: Int32Array, into: Int32Array) =>
      into.forEach((_, at) => {
        into[at] = values[at % count]!;
      }),
    labels: Int32Array.from(labels),
  };
  const { rows, columns, values } = fitSequence(samples, {
    ...settings,
    rareDropout,
    smallSlope: 0,
    frequency: Uint32Array.from(frequency),
  }).state;
  return frequency.map((_, feature) =>
    [...columns.keys()].flatMap((at) => (rows[at] === feature ? [[columns[at]!, values[at]!] as const] : [])),
  );
}

describe('weights of features while training', () => {
  it('move alike for rare and frequent features, while few labels move', () => {
    const [rare, frequent] = weightsOf([1, 500], [3]);
    expect(rare!.length).toBeGreaterThan(1);
    const known = new Map(frequent);
    for (const [label, value] of rare!) expect(known.get(label)).toBeCloseTo(value, 5);
    expect(new Map(rare).get(3)).toBeGreaterThan(0);
  });

  it('of a rare feature are kept for twelve labels', () => {
    const [rare, frequent] = weightsOf(
      [1, 500],
      Array.from({ length: labelCount }, (_, label) => label),
    );
    expect(rare).toHaveLength(12);
    expect(frequent!.length).toBeGreaterThan(12);
  });

  it('stay as they were for rare features that are hidden at every visit, and are learned for the frequent ones', () => {
    const [rare, frequent] = weightsOf([1, 500], [3], { rareDropout: 0.999999 });
    expect(rare).toEqual([]);
    expect(frequent!.length).toBeGreaterThan(1);
  });

  it('are listed from a floor on, by feature and label', () => {
    const places = placeFeatures(Uint32Array.of(20, 500), labelCount);
    const weights = new Float32Array(places.frequentCells);
    const cellOf = (feature: number, label: number) => places.placeOf[feature]! / 4 + label;
    weights[cellOf(0, 4)] = -0.5;
    weights[cellOf(1, 20)] = 0.25;
    weights[cellOf(1, 6)] = 0.01;
    expect(listWeights(places, { weights, rareRows: new Float32Array(0) }, 0.05)).toEqual({
      rows: Int32Array.of(0, 1),
      columns: Int32Array.of(4, 20),
      values: Float32Array.of(-0.5, 0.25),
    });
  });

  it('of all features have all labels where there are few of them', () => {
    expect(placeFeatures(Uint32Array.of(1, 2), 9).placeOf).toEqual(Int32Array.of(128, 0));
  });
});
