import { describe, expect, it } from 'vitest';
import { createLabeller } from './best-labels.ts';
import { findMore } from './find-more.ts';
import { listTransitions } from './transition-table.ts';

/** One type of two labels; all weights 0. */
function noWeights() {
  return { table: listTransitions([], 3), start: new Float32Array(3) };
}

describe('findMore', () => {
  it('lets a value win that was a little less probable than none, wherever it stands, and no other', () => {
    const values = (gap: number): Float32Array => Float32Array.of(1, 1 - gap, -9, 1, -9, -9, 1, 1 - gap, -9);
    const before = createLabeller(noWeights());
    const weights = noWeights();
    findMore(weights, 0.3);
    const since = createLabeller(weights);
    expect([...before({ count: 3, values: values(0.2) }).subarray(0, 3)]).toEqual([0, 0, 0]);
    expect([...since({ count: 3, values: values(0.2) }).subarray(0, 3)]).toEqual([1, 0, 1]);
    expect([...since({ count: 3, values: values(0.4) }).subarray(0, 3)]).toEqual([0, 0, 0]);
  });
});
