import type { IntentFeatures } from '../intents/intent-features.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { readPipeline } from '../model/read-pipeline.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { keepVectors } from '../vectors/keep-vectors.ts';
import { checkExamples } from './check-examples.ts';
import { collectPatterns } from './collect-patterns.ts';
import { createExampleFeatures } from './example-features.ts';
import { createReadingUnpacker, type PackedReadings } from './pack-readings.ts';
import { createEntityTrainer, type TrainedEntities } from './train-entities.ts';
import { defaultSeed, type NluTrainingData, type TrainNluOptions } from './train-nlu.ts';

/** What a training's partner has learned. */
export type LearnedBeside = TrainedEntities;

export type LearnBesideOptions = Pick<TrainNluOptions, 'seed' | 'signal' | 'onProgress'>;

/** The part of a training that another thread does: the features of the intents, then the entities. */
export interface BesideLearner {
  /** Takes the next piece of what `beginTraining` gives its partner. */
  readonly take: (piece: PackedReadings) => void;
  /** Whether all texts are there. */
  readonly isReady: () => boolean;
  /** What `BegunTraining.learn` is to be given, when all are there; null where no intents are learned. Once only. */
  readonly intentFeatures: () => IntentFeatures | null;
  /** Learns, when all are there. Throws the signal's reason when aborted. */
  readonly learn: (options?: LearnBesideOptions) => LearnedBeside;
}

/**
 * The other part of a training whose `beginTraining` is told that it has a partner: together they make the same model as one
 * alone, for the same data and seed. Only for bots without a base.
 */
export function startBeside(
  data: NluTrainingData,
  { vectors: table }: { readonly vectors?: Vectors | undefined },
): BesideLearner {
  const { components } = readPipeline(data.pipeline);
  const { examples } = checkExamples(data.examples);
  const { patterns } = collectPatterns(data);
  const usesIntent = components.intentClassifiers.includes('learned') && examples.some(({ intent }) => intent !== null);
  const vectors = table === undefined ? undefined : keepVectors(table);
  let features = usesIntent ? createExampleFeatures(examples, vectors) : null;
  const trainer = createEntityTrainer(examples, { components, patterns, usesIntent, vectors });
  const unpack = createReadingUnpacker();
  let taken = 0;

  return {
    take(piece) {
      for (const reading of unpack(piece)) {
        features?.add(reading);
        trainer.add(reading);
        taken++;
      }
    },
    isReady: () => taken === examples.length,
    intentFeatures() {
      const made = features?.made() ?? null;
      // Not kept while the rest is learned.
      features = null;
      return made;
    },
    learn: ({ seed = defaultSeed, signal, onProgress } = {}) =>
      trainer.fit({ seed, signal, onProgress: (fraction) => onProgress?.(fraction, 'entities') }),
  };
}

/** The whole model. */
export function joinLearned(model: NluModel, { tagger }: LearnedBeside): NluModel {
  return { ...model, tagger };
}
