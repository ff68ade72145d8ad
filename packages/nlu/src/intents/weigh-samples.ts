import type { FittedVocabulary } from '../features/fit-vocabulary.ts';
import { createListWeigher } from '../features/weigh-features.ts';
import { biasValue, writeVectorFeatures } from './dense-features.ts';
import type { Samples } from './samples.ts';

/** Sentence vectors of texts, one behind the other. */
export interface SentenceVectors {
  readonly size: number;
  readonly numbers: Float32Array<ArrayBuffer>;
}

/** The vector of a text: a view. */
export function vectorOf({ size, numbers }: SentenceVectors, text: number): Float32Array {
  return numbers.subarray(text * size, (text + 1) * size);
}

/** Weighs the features of all texts (`weighFeatures`); behind the vocabulary's rows come the constant one and the vector's. */
export function weighSamples(
  fitted: FittedVocabulary,
  labels: Int32Array,
  { vectors, vectorMean }: { readonly vectors: SentenceVectors | null; readonly vectorMean: Float32Array | null },
): Samples {
  const weigh = createListWeigher(fitted, (rows: Int32Array) => rows);
  const dense = new Float32Array(1 + (vectorMean?.length ?? 0));
  dense[0] = biasValue;
  const most = fitted.rows.length + labels.length * dense.length;
  const starts = new Int32Array(labels.length + 1);
  const rows = new Int32Array(most);
  const values = new Float32Array(most);
  let text = 0;
  let end = 0;
  for (const lists of fitted.texts()) {
    if (vectors !== null) writeVectorFeatures(vectorOf(vectors, text), vectorMean, dense, 1);
    const weighed = weigh(lists, dense);
    for (let at = 0; at < weighed.count; at++, end++) {
      rows[end] = weighed.rows[at]!;
      values[end] = weighed.values[at]!;
    }
    starts[++text] = end;
  }
  return { starts, rows: rows.subarray(0, end), values: values.subarray(0, end), labels };
}
