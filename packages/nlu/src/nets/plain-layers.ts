import type { TokenMarks } from '../entities/token-features.ts';
import { spellingOf } from '../entities/word-profile.ts';
import type { Reading } from '../features/reading.ts';
import { rowOf } from '../features/vocabulary.ts';
import type { NetLayers, NetWords } from '../model/nlu-model.ts';
import { addRow, type QuantisedMatrix } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { places } from './net-memory.ts';
import { hashIntentSlot, hashMarks, hashSlots } from './net-slots.ts';

type Rows = readonly (readonly number[])[];

/** For tests of nets: vectors that tell words apart and mean nothing. */
export const plainVectors: Vectors = {
  size: 8,
  encode(text) {
    const vector = new Float32Array(8);
    for (const character of text) vector[(character.codePointAt(0) ?? 0) % 8]! += 1;
    return vector;
  },
  encodeWords: (text) => [plainVectors.encode(text)],
};

/** For tests: the values of both layers of a net for each word, without anything that is kept, joined or left out. */
export function runLayersPlainly(
  net: NetLayers & NetWords,
  reading: Reading,
  { marks, intent }: { readonly marks: readonly TokenMarks[]; readonly intent: string | undefined },
): { readonly first: Rows; readonly second: Rows } {
  const inputs = reading.tokens.map((token, at) => {
    const vector = plainVectors
      .encode(spellingOf(token))
      .map((value, place) => (value - net.vectorMean[place]!) * net.vectorScale);
    const hashes = [...hashSlots(token), hashMarks(marks[at]!), hashIntentSlot(intent)];
    const slots = hashes.map((hash, slot) => {
      const embedding = new Float32Array(net.embeddings[slot]!.columnCount);
      const known = hash === null ? 0 : rowOf(net.vocabularies[slot]!, hash) + 1;
      addRow(net.embeddings[slot]!, known, 1, embedding);
      return [...embedding];
    });
    return [...vector, ...slots.flat()];
  });
  const first = layerOf(inputs, net.first, net.firstBias);
  return { first, second: layerOf(first, net.second, net.secondBias) };
}

function layerOf(rows: Rows, matrix: QuantisedMatrix, bias: Float32Array): Rows {
  return rows.map((own, at) => {
    const sums = Float32Array.from(bias);
    for (let place = 0; place < places; place++)
      (rows[at + place - 1] ?? []).forEach((value, input) => {
        addRow(matrix, place * own.length + input, value, sums);
      });
    return [...sums].map((sum) => Math.max(0, sum));
  });
}

/** For tests: the highest value of each filter. */
export function highestOf(rows: Rows): readonly number[] {
  return rows[0]!.map((_, filter) => Math.max(...rows.map((row) => row[filter]!)));
}
