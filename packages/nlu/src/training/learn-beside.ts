import type { Net, NluModel } from '../model/nlu-model.ts';
import { readPipeline } from '../model/read-pipeline.ts';
import { netShares } from '../nets/train-nets.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { checkExamples } from './check-examples.ts';
import { collectPatterns } from './collect-patterns.ts';
import { createReadingUnpacker, type PackedReadings } from './pack-readings.ts';
import { createNetTrainer } from './train-classifier.ts';
import { createEntityTrainer, type TrainedEntities } from './train-entities.ts';
import { defaultSeed, type NluTrainingData, type TrainNluOptions } from './train-nlu.ts';

/** What a training's partner has learned: the entities, and a part of the nets where there are any. */
export interface LearnedBeside extends TrainedEntities {
  readonly nets: readonly Net[];
}

export type LearnBesideOptions = Pick<TrainNluOptions, 'seed' | 'signal' | 'onProgress'>;

/** The part of a training that another thread does. */
export interface BesideLearner {
  /** Takes the next piece of what `trainNlu` gives its partner. */
  readonly take: (piece: PackedReadings) => void;
  /** Whether all texts are there. */
  readonly isReady: () => boolean;
  /** Learns, when all are there. Throws the signal's reason when aborted. */
  readonly learn: (options?: LearnBesideOptions) => LearnedBeside;
}

/** Where there are nets they take most of the time. */
const entitiesShare = 0.25;

/**
 * The other part of a training whose `trainNlu` is told that it has a partner: together they make the same model as one
 * alone, for the same data and seed. Only for bots without a base.
 */
export function startBeside(
  data: NluTrainingData,
  { vectors }: { readonly vectors?: Vectors | undefined },
): BesideLearner {
  const { components } = readPipeline(data.pipeline);
  const { examples } = checkExamples(data.examples);
  const usesIntent = components.intentClassifiers.includes('learned') && examples.some(({ intent }) => intent !== null);
  const netTrainer = usesIntent ? createNetTrainer(examples, vectors) : null;
  const { patterns } = collectPatterns(data);
  const entityTrainer = createEntityTrainer(examples, { components, patterns, usesIntent, vectors });
  const unpack = createReadingUnpacker();
  let taken = 0;

  return {
    take(piece) {
      for (const reading of unpack(piece)) {
        netTrainer?.add(reading);
        entityTrainer.add(reading);
        taken++;
      }
    },
    isReady: () => taken === examples.length,
    learn({ seed = defaultSeed, signal, onProgress } = {}) {
      const report = (from: number, to: number, what: string) => (fraction: number) =>
        onProgress?.(from + (to - from) * fraction, what);
      const netsEnd = netTrainer === null ? 0 : 1 - entitiesShare;
      const nets = netTrainer?.fit({
        seed,
        signal,
        chosen: netShares.partner,
        onProgress: report(0, netsEnd, 'intents'),
      }).nets;
      const entities = entityTrainer.fit({ seed, signal, onProgress: report(netsEnd, 1, 'entities') });
      return { ...entities, nets: nets ?? [] };
    },
  };
}

/** The whole model. */
export function joinLearned(model: NluModel, { tagger, nets }: LearnedBeside): NluModel {
  const { intents } = model;
  const own = intents?.nets ?? null;
  if (intents === null || own === null) return { ...model, tagger };
  return { ...model, tagger, intents: { ...intents, nets: { ...own, nets: [...own.nets, ...nets] } } };
}
