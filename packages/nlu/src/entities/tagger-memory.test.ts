import fc from 'fast-check';
import { expect, it } from 'vitest';
import { denseRowsOf } from '../numbers/dense-rows.ts';
import { addRow, quantiseEntries } from '../numbers/quantised-matrix.ts';
import { createTaggerMemory, shareTaggerMemory } from './tagger-memory.ts';

it('sums what each word says of itself and of the words beside it, as plain loops do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (types, count, seed) => {
      const labels = 2 * types + 1;
      const { arrays, kernel } = shareTaggerMemory({ labels, pairs: 0, cells: count * labels });
      const row = (word: number, place: number): number => (5 * (word + 2) + place) * labels;
      for (let at = 0; at < row(count + 2, 0); at++) arrays.words[at] = 30_000 * Math.sin(seed + at);
      for (let word = -2; word < count + 2; word++) arrays.wordScales[word + 2] = 1 + Math.cos(seed + word);
      for (let label = 0; label < labels; label++) arrays.shared[label] = Math.cos(seed + label);
      const wanted = Array.from({ length: count * labels }, (_, cell) => {
        const word = Math.floor(cell / labels);
        const label = cell % labels;
        return [word, word - 1, word + 1, word - 2, word + 2].reduce((sum, from, place) => {
          const own = Math.fround(arrays.words[row(from, place) + label]! * arrays.wordScales[from + 2]!);
          return Math.fround(sum + own);
        }, arrays.shared[label]!);
      });
      kernel.sumWords(count, labels);
      expect([...arrays.values.subarray(0, count * labels)]).toEqual(wanted);
    }),
  );
});

it('adds the dense rows of a matrix, wherever they are listed, as row by row does', () => {
  const labels = 21;
  const rowCount = 1200;
  const isDense = (row: number): boolean => row % 2 === 0;
  const entries = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: isDense(row) ? labels : 2 }, (_, column) => ({ row, column, value: Math.sin(row + column) })),
  ).flat();
  const matrix = quantiseEntries(
    {
      rows: Int32Array.from(entries, ({ row }) => row),
      columns: Int32Array.from(entries, ({ column }) => column),
      values: Float32Array.from(entries, ({ value }) => value),
    },
    rowCount,
    labels,
  );
  const dense = denseRowsOf(matrix)!;
  expect([...dense.placeOf].filter((place) => place >= 0).length).toBe(rowCount / 2);
  expect(denseRowsOf({ ...matrix, columns: null })).toBeNull();
  const tokens = 3;
  const { arrays, kernel } = createTaggerMemory(dense)({ labels, pairs: 0, cells: tokens * labels });
  const wanted = new Float32Array(tokens * labels);
  const rows = [0, 2, 4, 598, 1198, 2];
  arrays.values.fill(0);
  rows.forEach((row, at) => {
    const place = (at % tokens) * labels;
    arrays.listed[at] = dense.placeOf[row]!;
    arrays.aims[at] = arrays.values.byteOffset + 4 * place;
    addRow(matrix, row, 1, wanted, place);
  });
  kernel.addRows(rows.length);
  wanted.forEach((value, cell) => {
    expect(arrays.values[cell]).toBeCloseTo(value, 5);
  });
});
