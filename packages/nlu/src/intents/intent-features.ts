import { createVocabularyCounter, fitCounted } from '../features/fit-vocabulary.ts';
import { type FeatureSettings, hashWords } from '../features/hash-message.ts';
import { onceForWord } from '../features/once-for-word.ts';
import type { Reading } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import type { Vocabulary } from '../features/vocabulary.ts';
import { type KnownWord, knowWord, readAlike } from '../features/word-memory.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { meanOf } from './dense-features.ts';
import type { Samples } from './samples.ts';
import { vectorOf, weighSamples } from './weigh-samples.ts';

/** What a classifier learns from; plain data, which one thread can hand to another. */
export interface IntentFeatures {
  /** In the order first seen; the classes of the samples are places here. */
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  /** Of each of the vocabulary's rows. */
  readonly idf: Float32Array;
  /** The texts. Their rows are the vocabulary's, the constant one, and those of the sentence vector. */
  readonly samples: Samples;
  /** Of the sentence vectors; null without a table of vectors. */
  readonly vectorMean: Float32Array | null;
}

/** Takes texts with their labels in turn and keeps of them what learning needs, which is not the readings. */
export interface IntentFeatureMaker {
  readonly add: (reading: Reading, label: string) => void;
  /** When all texts are there. */
  readonly made: () => IntentFeatures;
}

const fewExamples = 2000;
/** With many examples a feature of a single one tells nothing and costs most of the memory and time. */
const rareBelow = 2;
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
    made() {
      const fitted = fitCounted(counter.counted(), isSmallSet(exampleCount) ? 1 : rareBelow);
      const vectorMean = vectors === null ? null : meanOf(Array.from(labelOf, (_, text) => vectorOf(vectors, text)));
      return {
        labels: [...labelIndex.keys()],
        vocabulary: fitted.vocabulary,
        idf: fitted.idf,
        samples: weighSamples(fitted, labelOf, { vectors, vectorMean }),
        vectorMean,
      };
    },
  };
}

/** What another thread can be handed without copying (`postMessage`). */
export function transferablesOf({ samples, vocabulary, idf }: IntentFeatures): readonly ArrayBuffer[] {
  const { starts, rows, values, labels } = samples;
  const arrays = [starts, rows, values, labels, idf, vocabulary.hashes, vocabulary.bucketStart];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
