import type { Reading } from '../features/reading.ts';
import type { IntentFeatures } from '../intents/intent-features.ts';
import { fitIntents, labelLimit } from '../intents/train-intents.ts';
import type { IntentModel, NetModel } from '../model/nlu-model.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { type NetExample, needsNets, type TrainNetsOptions, trainNets } from '../nets/train-nets.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { createExampleFeatures, labelOf } from './example-features.ts';
import { limitEntityTypes } from './limit-entity-types.ts';

export interface FitClassifierOptions {
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
  /** What another thread made of the examples with `createExampleFeatures`: then this one need not. */
  readonly features: IntentFeatures | undefined;
}

/** Learns the intents of examples whose readings it is given in their order, those without an intent included. */
export interface ClassifierTrainer {
  readonly add: (reading: Reading) => void;
  /** Learns, when all readings are there. Deterministic for a seed; throws the signal's reason when aborted. */
  readonly fit: (options: FitClassifierOptions) => IntentModel;
}

export interface ClassifierTrainerOptions {
  readonly vectors: Vectors | undefined;
  /** Whether `fit` will be given the features. */
  readonly isGivenFeatures: boolean;
}

/** The linear classifier's part of the time where nets are learned too. */
const linearPart = 0.1;

/** Trains the classifier of a bot without a base: with nets beside it where the examples are such that they pay. */
export function createClassifierTrainer(
  examples: readonly TrainingExample[],
  { vectors, isGivenFeatures }: ClassifierTrainerOptions,
): ClassifierTrainer {
  const own = isGivenFeatures ? null : createExampleFeatures(examples, vectors);
  const nets = createNetTrainer(examples, vectors);
  return {
    add(reading) {
      own?.add(reading);
      nets?.add(reading);
    },
    fit({ seed, signal, onProgress, features = own?.made() }) {
      if (features === undefined) throw new Error('The features of the examples are missing.');
      const model = fitIntents(features, {
        seed,
        signal,
        onProgress: (fraction) => onProgress(nets === null ? fraction : linearPart * fraction),
      });
      if (nets === null) return model;
      const learned = nets.fit({
        seed,
        signal,
        onProgress: (fraction) => onProgress(linearPart + (1 - linearPart) * fraction),
      });
      return { ...model, nets: learned };
    },
  };
}

/** Learns nets of examples whose readings it is given in their order. */
interface NetTrainer {
  readonly add: (reading: Reading) => void;
  readonly fit: (options: Omit<TrainNetsOptions, 'labels' | 'vectors'>) => NetModel;
}

/** Whether the examples are such that nets pay, for the intents and for the entities. */
export function learnsNets(examples: readonly TrainingExample[], vectors: Vectors | undefined): boolean {
  const labels = examples.map(labelOf).filter((label) => label !== null);
  const labelCount = new Set(labels).size;
  return vectors !== undefined && labelCount <= labelLimit && needsNets(labels.length, labelCount);
}

/** A trainer of nets; null where the examples are such that they do not pay. */
function createNetTrainer(examples: readonly TrainingExample[], vectors: Vectors | undefined): NetTrainer | null {
  if (vectors === undefined || !learnsNets(examples, vectors)) return null;
  const labelled = examples.filter((example) => labelOf(example) !== null);
  const labels = [...new Set(labelled.map((example) => labelOf(example)!))];
  const limited = limitEntityTypes(labelled).examples;
  const known: NetExample[] = [];
  let added = 0;
  return {
    add(reading) {
      const label = labelOf(examples[added++]!);
      if (label !== null) known.push({ reading, label, entities: limited[known.length]!.entities });
    },
    fit: (options) => trainNets(known, { ...options, vectors, labels }),
  };
}
