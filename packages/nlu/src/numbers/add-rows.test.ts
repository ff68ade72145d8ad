import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRowAdder } from './add-rows.ts';
import { addRow, quantise } from './quantised-matrix.ts';

it('adds what adding row by row gives, for dense and sparse matrices of any width, one after the other', () => {
  const rowCount = 6;
  const matrices = fc
    .record({ columnCount: fc.integer({ min: 1, max: 40 }), isDense: fc.boolean() })
    .chain(({ columnCount, isDense }) =>
      fc
        .array(fc.integer({ min: -9, max: 9 }), {
          minLength: rowCount * columnCount,
          maxLength: rowCount * columnCount,
        })
        .map((cells) => cells.map((cell, at) => (isDense || at % 4 === 0 ? cell : 0)))
        .map((cells) => quantise(Float32Array.from(cells), columnCount, 0)),
    );
  const terms = fc.array(
    fc.tuple(fc.integer({ min: 0, max: rowCount - 1 }), fc.float({ min: -4, max: 4, noNaN: true })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(matrices, terms, terms, (matrix, ...messages) => {
      const addRows = createRowAdder(matrix);
      for (const message of messages) {
        const own = new Float32Array(matrix.columnCount).fill(1);
        const wanted = new Float32Array(matrix.columnCount).fill(1);
        const rows = Int32Array.from(message, ([row]) => row);
        const factors = Float32Array.from(message, ([, factor]) => factor);
        addRows(rows, factors, message.length, own);
        for (const [row, factor] of message) addRow(matrix, row, Math.fround(factor), wanted);
        own.forEach((value, column) => {
          expect(value).toBeCloseTo(wanted[column]!, 2);
        });
      }
    }),
  );
});
