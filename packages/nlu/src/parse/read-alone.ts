import type { ReadEntity, Reader } from '../features/reading.ts';
import { createRecentCache } from '../features/recent-cache.ts';
import { onceFor } from '../numbers/once-for.ts';

/** The values that a reader finds in a few words by themselves. */
export type ReadAlone = (text: string) => readonly ReadEntity[];

/** Texts whose values are kept; at most twice as many. Longer ones are seldom met again. */
const keptTexts = 2000;
const longestKept = 64;

/** Reads what entities say: the same few cities, brands and days again and again, for all bots of a reader. */
export const shareAloneReader: (reader: Reader) => ReadAlone = onceFor(createAloneReader);

function createAloneReader(reader: Reader): ReadAlone {
  const recall = createRecentCache<readonly ReadEntity[]>(keptTexts);
  const read = (text: string): readonly ReadEntity[] => reader.read(text).entities;
  return (text) => (text.length > longestKept ? read(text) : recall(text, () => read(text)));
}
