import { labelCountOf, typesOf } from '../entities/label-set.ts';
import { labelTokens } from '../entities/label-tokens.ts';
import type { Reading } from '../features/reading.ts';
import type { NetModel } from '../model/nlu-model.ts';
import type { TrainingEntity } from '../model/training-data.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { fitNet } from './fit-net.ts';
import { indexWords } from './index-words.ts';
import type { NetSample } from './net-memory.ts';
import { wordLimit } from './net-words.ts';

/** A text to learn from. */
export interface NetExample {
  readonly reading: Reading;
  readonly label: string;
  readonly entities: readonly TrainingEntity[];
}

export interface TrainNetsOptions {
  /** The classifier's labels, in its order. */
  readonly labels: readonly string[];
  readonly vectors: Vectors;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Nets of a model. */
const netCount = 2;
const epochs = 15;
/**
 * With fewer examples likeness counts (`addLikeness`); with so many of each intent the linear classifier has seen what
 * there is to see, and a set is large enough for the time of the nets to be felt.
 */
const fewestExamples = 2000;
const manyAnIntent = 200;

/** Whether a set of examples is one that nets are worth their time for. */
export function needsNets(exampleCount: number, labelCount: number): boolean {
  return exampleCount >= fewestExamples && exampleCount < manyAnIntent * labelCount;
}

/** Learns nets; those of different seeds err differently, and their mean is taken. */
export function trainNets(examples: readonly NetExample[], options: TrainNetsOptions): NetModel {
  const { labels, vectors, seed, signal, onProgress } = options;
  const types = typesOf(examples);
  const typeIndex = new Map([...types.keys()].map((key, index) => [key, index]));
  const intentIndex = new Map(labels.map((label, index) => [label, index]));
  const words = indexWords(
    examples.map(({ reading }) => reading),
    vectors,
  );
  const samples = examples.map(({ reading, label, entities }): NetSample => {
    const tokens = reading.tokens.slice(0, wordLimit);
    return {
      vectorRows: Int32Array.from(tokens, words.vectorRowOf),
      embeddingRows: Int32Array.from(tokens, words.embeddingRowOf),
      labels: labelTokens(tokens, entities, typeIndex).labels,
      intent: intentIndex.get(label)!,
    };
  });
  const nets = Array.from({ length: netCount }, (_, net) =>
    fitNet(samples, {
      intentCount: labels.length,
      labelCount: labelCountOf([...types.values()]),
      embeddingCount: words.vocabulary.hashes.length + 1,
      vectors: words.vectors,
      vectorSize: vectors.size,
      epochs,
      seed: seed + net,
      signal,
      onProgress: (fraction) => onProgress?.((net + fraction) / netCount),
    }),
  );
  return { vocabulary: words.vocabulary, vectorMean: words.mean, vectorScale: words.scale, nets };
}
