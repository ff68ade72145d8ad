import { expect, it } from 'vitest';
import { addRow, quantise } from '../numbers/quantised-matrix.ts';
import { createDenseAdder } from './add-dense.ts';

function matrixOf(rows: number, columns: number) {
  return quantise(
    Float32Array.from({ length: rows * columns }, (_, at) => Math.sin(at + columns)),
    columns,
    0,
  );
}

it('adds the last rows of a matrix as one after the other would be added, of several matrices in turn', () => {
  const layers = [matrixOf(5, 3), matrixOf(9, 20), matrixOf(4, 1)].map((matrix, at) => ({
    matrix,
    rows: at + 1,
    add: createDenseAdder(matrix, at + 1),
  }));
  for (const { matrix, rows, add } of [...layers, ...layers]) {
    const factors = Float32Array.from({ length: rows }, (_, at) => at - 0.5);
    const own = new Float32Array(matrix.columnCount).fill(2);
    add(factors, own);
    const wanted = new Float32Array(matrix.columnCount).fill(2);
    for (let at = 0; at < rows; at++) addRow(matrix, matrix.scales.length - rows + at, factors[at]!, wanted);
    own.forEach((value, column) => {
      expect(value).toBeCloseTo(wanted[column]!, 5);
    });
  }
});
