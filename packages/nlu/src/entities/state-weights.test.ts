import { describe, expect, it } from 'vitest';
import { createStateWeights } from './state-weights.ts';

const labelCount = 21;

function gradient(...pairs: readonly (readonly [label: number, slope: number])[]) {
  return {
    labels: Int32Array.from(pairs, ([label]) => label),
    slopes: Float32Array.from(pairs, ([, slope]) => slope),
    count: pairs.length,
  };
}

function scoresOf(weights: ReturnType<typeof createStateWeights>, feature: number): Float32Array {
  const scores = new Float32Array(labelCount);
  weights.score(Int32Array.of(feature), scores, 0, Uint16Array.from(scores.keys()));
  return scores;
}

describe('weights of features while training', () => {
  it('move alike for rare and frequent features, while few labels move', () => {
    const weights = createStateWeights(Uint32Array.of(1, 500), labelCount, 1e-4);
    for (const step of [0.1, 0.05]) weights.update(Int32Array.of(0, 1), gradient([0, 0.4], [3, -0.9], [20, 0.5]), step);
    const rare = scoresOf(weights, 0);
    expect(rare).toEqual(scoresOf(weights, 1));
    expect(rare[3]).toBeGreaterThan(0);
    expect(rare[0]).toBeLessThan(0);
    expect(rare[1]).toBe(0);
  });

  it('of a rare feature are kept for the labels that moved first', () => {
    const weights = createStateWeights(Uint32Array.of(1), labelCount, 0);
    for (let label = 0; label < labelCount; label++) weights.update(Int32Array.of(0), gradient([label, -1]), 0.1);
    expect(scoresOf(weights, 0).filter((value) => value > 0)).toHaveLength(12);
  });

  it('score only the candidates', () => {
    const weights = createStateWeights(Uint32Array.of(500), labelCount, 0);
    weights.update(Int32Array.of(0), gradient([2, -1], [5, -1]), 0.1);
    const scores = new Float32Array(labelCount);
    weights.score(Int32Array.of(0), scores, 0, Uint16Array.of(5));
    expect(scores[5]).toBeGreaterThan(0);
    expect(scores[2]).toBe(0);
  });

  it('are listed from a floor on', () => {
    const weights = createStateWeights(Uint32Array.of(1, 500), labelCount, 0);
    weights.update(Int32Array.of(0, 1), gradient([4, -1]), 0.1);
    weights.update(Int32Array.of(1), gradient([6, -1]), 0.001);
    const { rows, columns, values } = weights.entries(0.05);
    expect([...rows].sort()).toEqual([0, 1]);
    expect([...columns]).toEqual([4, 4]);
    for (const value of values) expect(value).toBeCloseTo(0.1, 2);
  });
});
