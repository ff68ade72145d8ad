import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRow, type QuantisedMatrix, quantise, quantiseEntries } from './quantised-matrix.ts';

function rowOf(matrix: QuantisedMatrix, row: number, factor = 1): readonly number[] {
  const into = new Float32Array(matrix.columnCount);
  addRow(matrix, row, factor, into);
  return [...into];
}

function entriesOf(weights: Float32Array, columnCount: number) {
  const places = [...weights.keys()].filter((at) => weights[at] !== 0).reverse();
  return {
    rows: Int32Array.from(places, (at) => Math.floor(at / columnCount)),
    columns: Int32Array.from(places, (at) => at % columnCount),
    values: Float32Array.from(places, (at) => weights[at] ?? 0),
  };
}

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 8 }), fc.double({ min: 0, max: 1 }))
  .chain(([columnCount, rowCount, density]) =>
    fc.record({
      columnCount: fc.constant(columnCount),
      weights: fc
        .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -500, max: 500 })), {
          minLength: columnCount * rowCount,
          maxLength: columnCount * rowCount,
        })
        .map((cells) => Float32Array.from(cells, ([chance, value]) => (chance <= density ? value / 100 : 0))),
    }),
  );

describe('quantised matrices', () => {
  it('keep every weight within half a step of 127 in its row, dense or sparse', () => {
    fc.assert(
      fc.property(matrices, ({ columnCount, weights }) => {
        const made = [
          quantise(weights, columnCount, 0),
          quantiseEntries(entriesOf(weights, columnCount), weights.length / columnCount, columnCount),
        ];
        for (const matrix of made) {
          for (let row = 0; row < weights.length / columnCount; row++) {
            const wanted = weights.subarray(row * columnCount, (row + 1) * columnCount);
            const largest = Math.max(...wanted.map(Math.abs));
            rowOf(matrix, row).forEach((value, column) => {
              expect(Math.abs(value - (wanted[column] ?? 0))).toBeLessThanOrEqual(largest / 254 + 1e-5);
            });
          }
        }
      }),
    );
  });

  it('take the same sums from the sparse layout as from the dense one', () => {
    const sparse = new Float32Array(400);
    for (let at = 0; at < 400; at += 7) sparse[at] = (at % 13) - 6;
    const matrix = quantise(sparse, 20, 0);
    expect(matrix.columns).not.toBeNull();
    const filled = quantise(
      sparse.map((value) => value + (value === 0 ? 0.001 : 0)),
      20,
      0,
    );
    for (let row = 0; row < 20; row++)
      rowOf(matrix, row, -2).forEach((value, at) => {
        expect(value).toBeCloseTo(rowOf(filled, row, -2)[at] ?? Number.NaN, 1);
      });
    expect(quantise(new Float32Array(400).fill(1), 20, 0).columns).toBeNull();
  });

  it('drop cells below the floor', () => {
    expect(rowOf(quantise(Float32Array.from([1, 0.009, 0, 0, 0, 0, 0]), 7, 0.01), 0)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(rowOf(quantise(Float32Array.from([0.009, 0.001]), 2, 0.01), 0)).toEqual([0, 0]);
  });

  it('add to what stands there', () => {
    const into = Float32Array.from([10, 20]);
    addRow(quantise(Float32Array.from([1, -1]), 2, 0), 0, 3, into);
    expect([...into]).toEqual([13, 17]);
  });

  it.each([200, 300, 70_000])('hold %i columns', (columnCount) => {
    const last = columnCount - 1;
    const entries = {
      rows: Int32Array.from([0, 0, 1]),
      columns: Int32Array.from([last, 1, last]),
      values: Float32Array.from([2, -1, 0.5]),
    };
    const matrix = quantiseEntries(entries, 2, columnCount);
    expect(rowOf(matrix, 0)[last]).toBeCloseTo(2, 5);
    expect(rowOf(matrix, 0)[1]).toBeCloseTo(-1, 1);
    expect(rowOf(matrix, 0).filter((value) => value !== 0)).toHaveLength(2);
    expect(rowOf(matrix, 1)[last]).toBeCloseTo(0.5, 5);
  });
});
