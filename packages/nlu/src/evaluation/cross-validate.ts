import type { TrainingExample } from '../model/training-data.ts';
import { createNlu } from '../parse/create-nlu.ts';
import { type NluTrainingData, type TrainNluOptions, trainNlu } from '../training/train-nlu.ts';
import { classificationReport } from './classification-report.ts';
import { entityReport, extractorsOf } from './entity-report.ts';
import { intentOutcomes } from './intent-report.ts';
import { makeFolds } from './make-folds.ts';
import { type NluResult, testExamples } from './nlu-result.ts';

export interface CrossValidationOptions extends TrainNluOptions {
  /** At least 2. */
  readonly folds: number;
}

/** Averages over the folds, each with its standard deviation. */
export interface FoldMetrics {
  readonly accuracy: Spread;
  readonly f1: Spread;
  readonly precision: Spread;
}

export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

export interface CrossValidation<Example extends TrainingExample> {
  /** What each example was taken for by a model that had not seen it. */
  readonly results: readonly NluResult<Example>[];
  readonly intents: { readonly training: FoldMetrics; readonly held: FoldMetrics };
  /** By extractor. */
  readonly entities: Readonly<Record<string, { readonly training: FoldMetrics; readonly held: FoldMetrics }>>;
  /** Intents left out, because they have fewer examples than there are folds. */
  readonly leftOut: readonly string[];
}

interface FoldScores {
  readonly intents: { readonly training: Scores; readonly held: Scores };
  readonly entities: ReadonlyMap<string, { readonly training: Scores; readonly held: Scores }>;
}

interface Scores {
  readonly accuracy: number;
  readonly f1: number;
  readonly precision: number;
}

/** Training takes nearly all of the time of a fold. */
const trainingShare = 0.85;

/**
 * Trains on all folds but one and tests on that one, for each (rasa-compat 23.4). Synchronous, deterministic; throws only the
 * signal's reason.
 */
export function crossValidate<Example extends TrainingExample>(
  data: NluTrainingData & { readonly examples: readonly Example[] },
  options: CrossValidationOptions,
): CrossValidation<Example> {
  const { folds, signal, onProgress, reader, vectors, base, seed = 1 } = options;
  const splits = makeFolds(data.examples, ({ intent }) => intent, { folds, seed });
  const results: NluResult<Example>[] = [];
  const scores: FoldScores[] = [];
  splits.forEach(({ training, held }, index) => {
    const report = (fraction: number, what: string) =>
      onProgress?.((index + fraction) / folds, `fold ${index + 1} of ${folds}, ${what}`);
    const { model } = trainNlu(
      { ...data, examples: training },
      { reader, vectors, base, seed, signal, onProgress: (fraction, what) => report(fraction * trainingShare, what) },
    );
    const { parse } = createNlu({ model, base, reader, vectors });
    const test = (examples: readonly Example[], from: number) =>
      testExamples(examples, parse, { signal, onProgress: (fraction) => report(from + fraction * 0.05, 'testing') });
    const onTraining = test(training, trainingShare);
    const onHeld = test(held, trainingShare + 0.1);
    results.push(...onHeld);
    scores.push({
      intents: { training: intentScores(onTraining), held: intentScores(onHeld) },
      entities: new Map(
        extractorsOf(onHeld).map((extractor) => [
          extractor,
          { training: entityScores(onTraining, extractor), held: entityScores(onHeld, extractor) },
        ]),
      ),
    });
  });
  const tested = new Set(results.map(({ example }) => example.intent));
  const extractors = new Set(scores.flatMap(({ entities }) => [...entities.keys()]));
  return {
    results,
    intents: bothSpreads(scores.map(({ intents }) => intents)),
    entities: Object.fromEntries(
      [...extractors].map((extractor) => [
        extractor,
        bothSpreads(scores.flatMap(({ entities }) => entities.get(extractor) ?? [])),
      ]),
    ),
    leftOut: [
      ...new Set(data.examples.flatMap(({ intent }) => (intent === null || tested.has(intent) ? [] : [intent]))),
    ],
  };
}

function intentScores(results: readonly NluResult[]): Scores {
  const report = classificationReport(intentOutcomes(results));
  const { 'f1-score': f1, precision } = report['weighted avg'];
  return { accuracy: report.accuracy, f1, precision };
}

function entityScores(results: readonly NluResult[], extractor: string): Scores {
  const report = entityReport(results, extractor);
  const { 'f1-score': f1, precision } = report['weighted avg'];
  return { accuracy: report.accuracy, f1, precision };
}

function bothSpreads(scores: readonly { readonly training: Scores; readonly held: Scores }[]) {
  return {
    training: spreads(scores.map(({ training }) => training)),
    held: spreads(scores.map(({ held }) => held)),
  };
}

function spreads(scores: readonly Scores[]): FoldMetrics {
  const of = (key: keyof Scores) => spread(scores.map((score) => score[key]));
  return { accuracy: of('accuracy'), f1: of('f1'), precision: of('precision') };
}

function spread(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: 0, deviation: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
