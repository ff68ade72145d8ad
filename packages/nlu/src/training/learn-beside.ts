import type { Net, NluModel } from '../model/nlu-model.ts';
import { readPipeline } from '../model/read-pipeline.ts';
import { checkExamples } from './check-examples.ts';
import { collectPatterns } from './collect-patterns.ts';
import { readExamples } from './read-examples.ts';
import { trainPartnerNets } from './train-classifier.ts';
import { type TrainedEntities, trainEntities } from './train-entities.ts';
import { defaultSeed, type NluTrainingData, type TrainNluOptions } from './train-nlu.ts';

/** What a training's partner has learned: the entities, and a part of the nets where there are any. */
export interface LearnedBeside extends TrainedEntities {
  readonly nets: readonly Net[];
}

/** Where there are nets they take most of the time. */
const entitiesShare = 0.25;

/**
 * The other part of a training whose `trainNlu` is told that it has a partner: together they make the same model as one
 * alone, for the same data and seed. Only for bots without a base. Throws the signal's reason when aborted.
 */
export function learnBeside(
  data: NluTrainingData,
  options: Omit<TrainNluOptions, 'base' | 'hasPartner'>,
): LearnedBeside {
  const { vectors, signal, seed = defaultSeed } = options;
  const { components } = readPipeline(data.pipeline);
  const read = readExamples(checkExamples(data.examples).examples, options.reader);
  const learnsIntents = components.intentClassifiers.includes('learned') && read.some(({ intent }) => intent !== null);
  const report = (from: number, to: number, what: string) => (fraction: number) =>
    options.onProgress?.(from + (to - from) * fraction, what);
  const nets = learnsIntents
    ? trainPartnerNets(read, { vectors, seed, signal, onProgress: report(0, 1 - entitiesShare, 'intents') })
    : [];
  const entities = trainEntities(read, {
    components,
    patterns: collectPatterns(data).patterns,
    usesIntent: learnsIntents,
    vectors,
    seed,
    signal,
    onProgress: report(nets.length > 0 ? 1 - entitiesShare : 0, 1, 'entities'),
  });
  return { ...entities, nets };
}

/** The whole model. */
export function joinLearned(model: NluModel, { tagger, nets }: LearnedBeside): NluModel {
  const { intents } = model;
  const own = intents?.nets ?? null;
  if (intents === null || own === null) return { ...model, tagger };
  return { ...model, tagger, intents: { ...intents, nets: { ...own, nets: [...own.nets, ...nets] } } };
}
