import { meanOf, vectorFeatures } from '../intents/dense-features.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { onceForBoth } from '../numbers/once-for.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';

/** Likeness (cosine) of a vector, less the pack's mean, to the nearest example of one of the pack's intents. */
export type NearestExample = (vector: Float32Array, intent: string) => number;

/** Texts of the pack that its mean is taken of: enough that more change nothing, few enough not to keep a message waiting. */
const meanTexts = 300;

/**
 * The examples of a pack as vectors of 8 bit, shared by all shops beside it: 64 bytes an example. They are encoded as
 * spelt, since reading twenty thousand texts in full would take seconds; that costs nothing that can be measured. Each
 * intent's are made when it is first asked for (300 in 6 ms), since all at once would hold up the event loop for .4 s.
 */
export const shareNearestExample: (base: NluModel, vectors: Vectors) => NearestExample =
  onceForBoth(createNearestExample);

function createNearestExample({ remembered }: NluModel, vectors: Vectors): NearestExample {
  const mean = meanOf(everyNth(remembered, meanTexts).map(({ text }) => vectors.encode(text)));
  const { size } = vectors;
  const texts = Map.groupBy(remembered, ({ intent }) => intent);
  const made = new Map<string, Int8Array>();

  function examplesOf(intent: string): Int8Array {
    const known = made.get(intent);
    if (known !== undefined) return known;
    const list = texts.get(intent) ?? [];
    const cells = new Int8Array(list.length * size);
    list.forEach(({ text }, index) => {
      cells.set(rounded(vectorFeatures(vectors.encode(text), mean)), index * size);
    });
    made.set(intent, cells);
    return cells;
  }

  return (vector, intent) => {
    const cells = examplesOf(intent);
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

/** At most `count` of a list, evenly spread over it. */
function everyNth<Item>(list: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, Math.ceil(list.length / count));
  return list.filter((_, index) => index % step === 0);
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
