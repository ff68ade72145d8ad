import { labelCountOf, typesOf } from '../entities/label-set.ts';
import { labelTokens } from '../entities/label-tokens.ts';
import type { AnnotatedReading, FitTaggerOptions } from '../entities/train-tagger.ts';
import type { LabelNetModel } from '../model/nlu-model.ts';
import type { TrainingEntity } from '../model/training-data.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { fitLabelNet } from './fit-label-net.ts';
import { createSampleGatherer, type GatheredSamples } from './gather-net-samples.ts';
import type { FitNetOptions } from './learn-net.ts';

/** Takes annotated texts in turn and keeps of them what a label net learns from. */
export interface LabelNetTrainer {
  readonly add: (example: AnnotatedReading) => void;
  /** Learns, when all texts are there. Deterministic for a seed; throws the signal's reason when aborted. */
  readonly fit: (options: FitTaggerOptions) => LabelNetModel;
}

/** A trainer for texts with these annotations, of the net that `createTaggerTrainer` has none of; null when nothing is annotated. */
export function createLabelNetTrainer(
  annotated: readonly { readonly entities: readonly TrainingEntity[] }[],
  vectors: Vectors,
): LabelNetTrainer | null {
  const types = typesOf(annotated);
  if (types.size === 0) return null;
  const typeIndex = new Map([...types.keys()].map((key, index) => [key, index]));
  const samples = createSampleGatherer(vectors);
  return {
    add({ reading, entities, marks, intent }) {
      const { labels } = labelTokens(reading.tokens, entities, typeIndex);
      samples.add({ reading, marks, labels, intent });
    },
    fit: (options) => trainLabelNet(samples.gather(), { ...options, labelCount: labelCountOf([...types.values()]) }),
  };
}

/** Learns a label net from gathered texts. */
export function trainLabelNet(samples: GatheredSamples, options: FitNetOptions): LabelNetModel {
  return {
    vocabularies: samples.vocabularies,
    vectorMean: samples.mean,
    vectorScale: samples.scale,
    ...fitLabelNet(samples, options),
  };
}
