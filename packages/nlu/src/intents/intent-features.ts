import { type CountedFeatures, createVocabularyCounter } from '../features/fit-vocabulary.ts';
import { type FeatureSettings, hashWords } from '../features/hash-message.ts';
import { onceForWord } from '../features/once-for-word.ts';
import type { Reading } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { type KnownWord, knowWord, readAlike } from '../features/word-memory.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';

/** What a classifier learns from; plain data, which one thread can hand to another. */
export interface IntentFeatures {
  /** In the order first seen, and of each text the place of its own. */
  readonly labels: readonly string[];
  readonly labelOf: Int32Array<ArrayBuffer>;
  readonly counted: CountedFeatures;
  /** The sentence vectors, one behind the other; null without a table of vectors. */
  readonly vectors: SentenceVectors | null;
}

export interface SentenceVectors {
  readonly size: number;
  readonly numbers: Float32Array<ArrayBuffer>;
}

/** Takes texts with their labels in turn and keeps of them what learning needs, which is not the readings. */
export interface IntentFeatureMaker {
  readonly add: (reading: Reading, label: string) => void;
  /** When all texts are there. */
  readonly made: () => IntentFeatures;
}

const fewExamples = 2000;
const keptWords = 50_000;
/** Nothing here is kept by the numbers of words. */
const noNumber = -1;

/** Whether so many examples are learned as a small set is. */
export function isSmallSet(exampleCount: number): boolean {
  return exampleCount < fewExamples;
}

export function settingsFor(exampleCount: number): FeatureSettings {
  return { words: !isSmallSet(exampleCount) };
}

export function createIntentFeatures(exampleCount: number, table: Vectors | undefined): IntentFeatureMaker {
  const settings = settingsFor(exampleCount);
  const wordOf = onceForWord(
    createTokenCache<KnownWord>({ size: keptWords, make: (token) => knowWord(token, noNumber), isAlike: readAlike }),
  );
  const counter = createVocabularyCounter();
  const labelIndex = new Map<string, number>();
  const labelOf = new Int32Array(exampleCount);
  const vectors =
    table === undefined ? null : { size: table.size, numbers: new Float32Array(exampleCount * table.size) };
  let added = 0;
  return {
    add(reading, label) {
      const words = reading.tokens.map(wordOf);
      counter.add(hashWords(words, settings));
      if (table !== undefined && vectors !== null) encodeReading(table, reading, vectorOf(vectors, added), words);
      if (!labelIndex.has(label)) labelIndex.set(label, labelIndex.size);
      labelOf[added++] = labelIndex.get(label)!;
    },
    made: () => ({ labels: [...labelIndex.keys()], labelOf, counted: counter.counted(), vectors }),
  };
}

/** The vector of a text: a view. */
export function vectorOf({ size, numbers }: SentenceVectors, text: number): Float32Array {
  return numbers.subarray(text * size, (text + 1) * size);
}

/** What another thread can be handed without copying (`postMessage`). */
export function transferablesOf({ labelOf, counted, vectors }: IntentFeatures): readonly ArrayBuffer[] {
  const { hashes, frequency, numbers, lengths } = counted;
  const arrays = [labelOf, hashes, frequency, numbers, lengths, ...(vectors === null ? [] : [vectors.numbers])];
  return arrays.map(({ buffer }) => buffer);
}
