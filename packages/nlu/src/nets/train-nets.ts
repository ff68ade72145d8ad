import { labelCountOf, typesOf } from '../entities/label-set.ts';
import { labelTokens } from '../entities/label-tokens.ts';
import type { Reading } from '../features/reading.ts';
import type { NetModel } from '../model/nlu-model.ts';
import type { TrainingEntity } from '../model/training-data.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { fitIntentNet } from './fit-intent-net.ts';
import { createSampleGatherer } from './gather-net-samples.ts';
import { wordLimit } from './net-words.ts';
import { markByReading } from './run-nets.ts';

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
  const gatherer = createSampleGatherer(vectors);
  for (const { reading, entities } of examples) {
    const tokens = reading.tokens.slice(0, wordLimit);
    gatherer.add({
      reading: { ...reading, tokens },
      marks: markByReading(reading),
      labels: labelTokens(tokens, entities, typeIndex).labels,
      intent: undefined,
    });
  }
  const samples = gatherer.gather();
  const intents = Int32Array.from(examples, ({ label }) => intentIndex.get(label)!);
  const nets = Array.from({ length: netCount }, (_, net) =>
    fitIntentNet(
      { ...samples, intents },
      {
        intentCount: labels.length,
        labelCount: labelCountOf([...types.values()]),
        seed: seed + net,
        signal,
        onProgress: (fraction) => onProgress?.((net + fraction) / netCount),
      },
    ),
  );
  return { vocabularies: samples.vocabularies, vectorMean: samples.mean, vectorScale: samples.scale, nets };
}
