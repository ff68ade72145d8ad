import type { PipelineComponent } from '../model/components.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { createRandom } from '../numbers/random.ts';
import { createNlu } from '../parse/create-nlu.ts';
import { type NluTrainingData, type TrainNluOptions, trainNlu } from '../training/train-nlu.ts';
import { classificationReport } from './classification-report.ts';
import { intentOutcomes } from './intent-report.ts';
import { shuffled } from './make-folds.ts';
import { testExamples } from './nlu-result.ts';

export interface LearningCurveOptions extends TrainNluOptions {
  /** Examples an intent, for each point of the curve; an intent with fewer gives all it has. */
  readonly sizes: readonly number[];
  /** What is asked of each model; none of it is learned from. */
  readonly held: readonly TrainingExample[];
}

export interface LearningCurvePoint {
  readonly examplesPerIntent: number;
  /** Examples that were learned from in all. */
  readonly examples: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly trainingSeconds: number;
}

/**
 * How accuracy on held-out texts grows with the examples an intent has. Each smaller set is part of the larger ones. Texts
 * that are also held out are not learned from. `now` counts milliseconds.
 */
export function learningCurve(
  data: NluTrainingData,
  options: LearningCurveOptions,
  now: () => number,
): readonly LearningCurvePoint[] {
  const { sizes, held, signal, onProgress, reader, vectors, base, seed = 1 } = options;
  const random = createRandom(seed);
  const heldTexts = new Set(held.map(({ text }) => text.trim()));
  const known = data.examples.filter(({ intent, text }) => intent !== null && !heldTexts.has(text.trim()));
  const pools = [...Map.groupBy(known, ({ intent }) => intent).values()].map((members) => shuffled(members, random));
  const pipeline = data.pipeline.filter(({ name }) => !taggers.has(plainName(name))).map(withoutEntities);
  return sizes.map((size, index) => {
    const report = (fraction: number) => onProgress?.((index + fraction) / sizes.length, `${size} examples an intent`);
    const examples = pools.flatMap((pool) => pool.slice(0, size));
    const started = now();
    const { model } = trainNlu(
      { ...data, examples, pipeline },
      { reader, vectors, base, seed, signal, onProgress: (fraction) => report(fraction * 0.9) },
    );
    const trainingSeconds = (now() - started) / 1000;
    const { parse } = createNlu({ model, base, reader, vectors });
    const results = testExamples(held, parse, { signal, onProgress: (fraction) => report(0.9 + fraction * 0.1) });
    const scores = classificationReport(intentOutcomes(results));
    return {
      examplesPerIntent: size,
      examples: examples.length,
      accuracy: scores.accuracy,
      macroF1: scores['macro avg']['f1-score'],
      trainingSeconds,
    };
  });
}

/** Entities are of no account here and would double the time. */
const taggers = new Set(['CRFEntityExtractor', 'MitieEntityExtractor', 'SpacyEntityExtractor']);

function plainName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function withoutEntities(component: PipelineComponent): PipelineComponent {
  return plainName(component.name) === 'DIETClassifier'
    ? { ...component, options: { ...component.options, entity_recognition: false } }
    : component;
}
