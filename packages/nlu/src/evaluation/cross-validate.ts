import { plainIntent } from '../model/plain-intent.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { createNlu } from '../parse/create-nlu.ts';
import { type NluTrainingData, type TrainNluOptions, trainNlu } from '../training/train-nlu.ts';
import { classificationReport, type Outcome } from './classification-report.ts';
import { entityReport, extractorsOf } from './entity-report.ts';
import { intentOutcomes, responseOutcomes } from './intent-report.ts';
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

/** On what was learned from and on what was held out. */
export interface BothMetrics {
  readonly training: FoldMetrics;
  readonly held: FoldMetrics;
}

export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

export interface CrossValidation<Example extends TrainingExample> {
  /** What each example was taken for by a model that had not seen it. */
  readonly results: readonly NluResult<Example>[];
  readonly intents: BothMetrics;
  /** Null where nothing is chosen: without retrieval intents or response selectors. */
  readonly responses: BothMetrics | null;
  /** By extractor. */
  readonly entities: Readonly<Record<string, BothMetrics>>;
  /** Intents left out, because they have fewer examples than there are folds. */
  readonly leftOut: readonly string[];
}

interface FoldScores {
  readonly intents: BothScores;
  readonly responses: BothScores | null;
  readonly entities: ReadonlyMap<string, BothScores>;
}

interface BothScores {
  readonly training: Scores;
  readonly held: Scores;
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
  const splits = makeFolds(data.examples, { folds, seed });
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
      intents: { training: scoresOf(intentOutcomes(onTraining)), held: scoresOf(intentOutcomes(onHeld)) },
      responses: responseScores(onTraining, onHeld),
      entities: new Map(
        extractorsOf(onHeld).map((extractor) => [
          extractor,
          { training: entityScores(onTraining, extractor), held: entityScores(onHeld, extractor) },
        ]),
      ),
    });
  });
  const tested = new Set(results.map(({ expectedIntent }) => expectedIntent));
  const intents = data.examples.flatMap(({ intent }) => (intent === null ? [] : [plainIntent(intent)]));
  const responses = scores.flatMap((score) => score.responses ?? []);
  const extractors = new Set(scores.flatMap(({ entities }) => [...entities.keys()]));
  return {
    results,
    intents: bothSpreads(scores.map(({ intents }) => intents)),
    responses: responses.length === 0 ? null : bothSpreads(responses),
    entities: Object.fromEntries(
      [...extractors].map((extractor) => [
        extractor,
        bothSpreads(scores.flatMap(({ entities }) => entities.get(extractor) ?? [])),
      ]),
    ),
    leftOut: [...new Set(intents)].filter((intent) => !tested.has(intent)),
  };
}

function scoresOf(outcomes: readonly Outcome[]): Scores {
  const report = classificationReport(outcomes);
  const { 'f1-score': f1, precision } = report['weighted avg'];
  return { accuracy: report.accuracy, f1, precision };
}

/** Null for a fold that has nothing to choose. */
function responseScores(onTraining: readonly NluResult[], onHeld: readonly NluResult[]): BothScores | null {
  const held = responseOutcomes(onHeld);
  return held.length === 0 ? null : { training: scoresOf(responseOutcomes(onTraining)), held: scoresOf(held) };
}

function entityScores(results: readonly NluResult[], extractor: string): Scores {
  const report = entityReport(results, extractor);
  const { 'f1-score': f1, precision } = report['weighted avg'];
  return { accuracy: report.accuracy, f1, precision };
}

function bothSpreads(scores: readonly BothScores[]): BothMetrics {
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
