import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitVocabulary } from '../features/fit-vocabulary.ts';
import { weighFeatures } from '../features/weigh-features.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { createRowAdder } from '../numbers/add-rows.ts';
import { addRow, quantise } from '../numbers/quantised-matrix.ts';
import { createCharacterScorer } from './score-characters.ts';

const columnCount = 5;
const fitted = fitVocabulary(
  [[0, 1, 2, 3, 4, 5, 6], [1, 3], [3]].map((hashes) => ({ characters: [hashes], sequences: [] })),
);
const model: IntentModel = {
  ...fitted,
  labels: ['a', 'b', 'c', 'd'],
  settings: { words: true },
  matrix: quantise(
    Float32Array.from({ length: 7 * columnCount }, (_, at) => Math.sin(at + 1)),
    columnCount,
    0,
  ),
  vectorMean: null,
  isByLikeness: false,
  nets: null,
  ownWords: null,
};

it('scores words as their weighed features do, whatever they share and however often they come', () => {
  const word = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat({ max: 4 }), { maxLength: 9 }),
      (words, order) => {
        const score = createCharacterScorer(model, createRowAdder(model.matrix));
        const messages = [words, order.map((place) => words[place % words.length]!)];
        for (const message of messages) {
          const own = new Float32Array(columnCount);
          score(message, own);
          const wanted = new Float32Array(columnCount);
          const { rows, values } = weighFeatures({ characters: message, sequences: [] }, fitted, []);
          rows.forEach((row, at) => {
            addRow(model.matrix, row, values[at]!, wanted);
          });
          own.forEach((value, column) => {
            expect(value).toBeCloseTo(wanted[column]!, 4);
          });
        }
      },
    ),
  );
});
