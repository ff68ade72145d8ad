import type { PipelineComponent } from '../model/components.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { createRandom } from '../numbers/random.ts';
import { createNlu } from '../parse/create-nlu.ts';
import { type NluTrainingData, type TrainNluOptions, trainNlu } from '../training/train-nlu.ts';
import { classificationReport } from './classification-report.ts';
import { intentOutcomes } from './intent-report.ts';
import { shuffled } from './make-folds.ts';
import { type NluResult, testExamples } from './nlu-result.ts';

export interface ComparisonOptions extends TrainNluOptions {
  readonly pipelines: readonly { readonly name: string; readonly pipeline: readonly PipelineComponent[] }[];
  readonly runs: number;
  /** Shares of the training examples left out, in percent. */
  readonly percentages: readonly number[];
}

/** How one pipeline did in one run with some of the examples left out. */
export interface ComparedPipeline<Example extends TrainingExample = TrainingExample> {
  readonly name: string;
  /** Counts from 1. */
  readonly run: number;
  readonly percentage: number;
  readonly examples: number;
  /** Weighted by how often each intent occurs. */
  readonly f1: number;
  readonly results: readonly NluResult<Example>[];
}

/** Rasa tests on a fifth of the examples. */
const heldShare = 0.2;

/**
 * Trains every pipeline on the same part of the examples, of which more and more is left out, and tests on the rest
 * (`rasa test nlu` with several configurations). In each run the split is another; the same seed gives the same splits.
 */
export function comparePipelines<Example extends TrainingExample>(
  data: Omit<NluTrainingData, 'pipeline'> & { readonly examples: readonly Example[] },
  options: ComparisonOptions,
): readonly ComparedPipeline<Example>[] {
  const { pipelines, runs, percentages, seed = 1, reader, vectors, base, signal, onProgress } = options;
  const total = runs * percentages.length * pipelines.length;
  const compared: ComparedPipeline<Example>[] = [];
  for (let run = 1; run <= runs; run++) {
    const random = createRandom(seed * 1000 + run);
    const { kept: held, rest } = takeOfEach(data.examples, heldShare, random);
    for (const percentage of percentages) {
      const examples = takeOfEach(rest, 1 - percentage / 100, random).kept;
      for (const { name, pipeline } of pipelines) {
        const done = compared.length;
        const report = (fraction: number) =>
          onProgress?.((done + fraction) / total, `run ${run} of ${runs}, ${percentage} % left out, ${name}`);
        const { model } = trainNlu(
          { ...data, examples, pipeline },
          { reader, vectors, base, seed, signal, onProgress: (fraction) => report(fraction * 0.9) },
        );
        const results = testExamples(held, createNlu({ model, base, reader, vectors }).parse, { signal });
        const f1 = classificationReport(intentOutcomes(results))['weighted avg']['f1-score'];
        compared.push({ name, run, percentage, examples: examples.length, f1, results });
      }
    }
  }
  return compared;
}

/** About a share of each intent's examples, and the others. */
function takeOfEach<Example extends TrainingExample>(
  examples: readonly Example[],
  share: number,
  random: () => number,
): { readonly kept: readonly Example[]; readonly rest: readonly Example[] } {
  const kept: Example[] = [];
  const rest: Example[] = [];
  for (const members of Map.groupBy(examples, ({ intent }) => intent).values()) {
    const order = shuffled(members, random);
    const count = Math.round(members.length * share);
    kept.push(...order.slice(0, count));
    rest.push(...order.slice(count));
  }
  return { kept, rest };
}
