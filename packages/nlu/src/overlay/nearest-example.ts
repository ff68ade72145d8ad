import { meanOf, vectorFeatures } from '../intents/dense-features.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { onceForBoth } from '../numbers/once-for.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';

/** Likeness (cosine) of a vector, less the pack's mean, to the nearest example of one of the pack's intents. */
export type NearestExample = (vector: Float32Array, intent: string) => number;

/**
 * The examples of a pack as vectors of 8 bit, made once for all shops beside it: 64 bytes an example. They are encoded as
 * spelt, since reading twenty thousand texts in full would take seconds; that costs nothing that can be measured.
 */
export const shareNearestExample: (base: NluModel, vectors: Vectors) => NearestExample =
  onceForBoth(createNearestExample);

function createNearestExample({ remembered }: NluModel, vectors: Vectors): NearestExample {
  const encoded = remembered.map(({ text }) => vectors.encode(text));
  const mean = meanOf(encoded);
  const { size } = vectors;
  const examples = new Map<string, Int8Array>();
  for (const [intent, list] of Map.groupBy(encoded, (_, index) => remembered[index]!.intent)) {
    const cells = new Int8Array(list.length * size);
    list.forEach((vector, index) => {
      cells.set(rounded(vectorFeatures(vector, mean)), index * size);
    });
    examples.set(intent, cells);
  }
  return (vector, intent) => {
    const cells = examples.get(intent) ?? new Int8Array(0);
    const wanted = rounded(vector);
    let best = 0;
    for (let from = 0; from < cells.length; from += size) {
      let dot = 0;
      for (let at = 0; at < size; at++) dot = (dot + cells[from + at]! * wanted[at]!) | 0;
      if (dot > best) best = dot;
    }
    return best / (127 * 127);
  };
}

/** A vector brought to length 127 in whole numbers. */
function rounded(vector: Float32Array): Int8Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 127 / Math.sqrt(square) : 0;
  const cells = new Int8Array(vector.length);
  for (let at = 0; at < cells.length; at++) cells[at] = Math.round(vector[at]! * scale);
  return cells;
}
