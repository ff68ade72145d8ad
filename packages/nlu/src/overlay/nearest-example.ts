import { meanOf, vectorFeatures } from '../intents/dense-features.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { onceForBoth } from '../numbers/once-for.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { shareComparer } from './compare-vectors.ts';
import { eightBit, eightBitLength } from './eight-bit.ts';

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
  const rowBytes = eightBitLength(vectors.size);
  const { highest } = shareComparer(rowBytes);
  const texts = Map.groupBy(remembered, ({ intent }) => intent);
  const made = new Map<string, Int8Array>();

  function examplesOf(intent: string): Int8Array {
    const known = made.get(intent);
    if (known !== undefined) return known;
    const list = texts.get(intent) ?? [];
    const cells = new Int8Array(list.length * rowBytes);
    list.forEach(({ text }, index) => {
      cells.set(eightBit(vectorFeatures(vectors.encode(text), mean)), index * rowBytes);
    });
    made.set(intent, cells);
    return cells;
  }

  return (vector, intent) => highest(eightBit(vector), examplesOf(intent));
}

/** At most `count` of a list, evenly spread over it. */
function everyNth<Item>(list: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, Math.ceil(list.length / count));
  return list.filter((_, index) => index % step === 0);
}
