import { join } from 'node:path';
import {
  type CrossValidation,
  comparePipelines,
  confusedPairs,
  crossValidate,
  drawLines,
  entityFiles,
  intentFiles,
  jsonFile,
  learningCurve,
  type NluResult,
  type ReportFiles,
  type ReportSwitches,
  responseFiles,
  suspectedLabels,
  testExamples,
} from '@hamzaban/nlu';
import type { IntentExample } from '@hamzaban/rasa-project';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { writeTable } from '../../cli/write-table.ts';
import { readDataOrFail } from '../data/read-data-or-fail.ts';
import { loadAgent } from '../load-agent.ts';
import { loadTrainingAssets, nameOfConfig, readPipelineOf } from './nlu-context.ts';
import { readCases } from './read-cases.ts';
import { SHOWN, sayMetrics, sayPairs, sayResults } from './say-nlu-results.ts';
import type { TestOptions } from './test-options.ts';
import { writeReportFiles } from './write-report-files.ts';

/** `rasa test nlu`: understanding, on examples, by cross-validation, between configurations, or by examples an intent. */
export async function testNlu(options: TestOptions, terminal: Terminal): Promise<void> {
  checkNames(options.config);
  if (options.learningCurve !== undefined) return showLearningCurve(options, options.learningCurve, terminal);
  if (options.crossValidation === true || options.labelErrors === true) return validateAcross(options, terminal);
  if (options.config.length > 1) return compareConfigs(options, terminal);
  const { agent } = await loadAgent(options.model[0] ?? 'models');
  const examples =
    options.cases === undefined
      ? readDataOrFail(options.nlu ?? ['data'], terminal).nlu.examples
      : await readCases(options.cases);
  const progress = terminal.progress('understanding');
  const results = testExamples<IntentExample>(examples, agent.nlu.parse, {
    onProgress: (fraction) => progress.update(fraction, 'examples'),
  });
  progress.end();
  await writeReportFiles(options.out, nluFiles(results, options));
  sayResults(results, terminal);
  sayPairs(results, terminal);
  terminal.out(`Reports are in '${options.out}'.`);
}

function switchesOf({ errors, successes, plot }: TestOptions): ReportSwitches {
  return { hasErrors: errors, hasSuccesses: successes === true, hasPlots: plot };
}

function nluFiles(results: readonly NluResult<IntentExample>[], options: TestOptions): ReportFiles {
  const switches = switchesOf(options);
  const pairs = confusedPairs(results).map(({ intents, count, share, examples }) => ({
    intents,
    count,
    share,
    examples: examples.map(({ example, predicted, confidence }) => ({
      text: example.text,
      intent: example.intent,
      predicted,
      confidence,
      ...place(example),
    })),
  }));
  return new Map([
    ...intentFiles(results, switches),
    ...responseFiles(results, switches),
    ...entityFiles(results, switches),
    ['confused_pairs.json', jsonFile(pairs)],
  ]);
}

function place({ at }: IntentExample): { readonly file?: string; readonly line?: number } {
  return at === undefined ? {} : { file: at.file, line: at.line };
}

/** Reports and figures are kept by the names of the configurations. */
function checkNames(configs: readonly string[]): void {
  const byName = new Map<string, string>();
  for (const config of configs) {
    const other = byName.get(nameOfConfig(config));
    if (other !== undefined)
      throw new UsageError(`${other} and ${config} have the same name; give one of the files another (--config).`);
    byName.set(nameOfConfig(config), config);
  }
}

async function validateAcross(options: TestOptions, terminal: Terminal): Promise<void> {
  const nlu = readDataOrFail(options.nlu ?? ['data'], terminal).nlu;
  for (const config of options.config) {
    const { name, pipeline, hasImports } = readPipelineOf(config, terminal);
    const out = options.config.length === 1 ? options.out : join(options.out, name);
    const progress = terminal.progress('cross-validation');
    const validation = crossValidate<IntentExample>(
      { ...nlu, pipeline },
      { ...(await loadTrainingAssets(hasImports, options)), folds: options.folds, onProgress: progress.update },
    );
    progress.end();
    if (options.config.length > 1) terminal.out(`Configuration ${config}`);
    await reportValidation(validation, { ...options, out }, terminal);
  }
}

async function reportValidation(
  validation: CrossValidation<IntentExample>,
  options: TestOptions,
  terminal: Terminal,
): Promise<void> {
  const { results, intents, responses, entities, leftOut } = validation;
  if (leftOut.length > 0) {
    terminal.err(
      `Left out, because they have fewer than ${options.folds} examples: ${leftOut.slice(0, SHOWN).join(', ')}${leftOut.length > SHOWN ? ' …' : ''}`,
    );
  }
  if (results.length === 0)
    throw new CommandFailed(`No intent has ${options.folds} examples, so nothing was tested; take fewer --folds.`);
  const suspected = suspectedLabels(results);
  const files = new Map(nluFiles(results, options));
  files.set(
    'cross_validation.json',
    jsonFile({ folds: options.folds, intents, responses, entities, left_out: leftOut }),
  );
  if (options.labelErrors === true) {
    const entries = suspected.map(({ example, intent, suggested, confidence }) => ({
      text: example.text,
      intent,
      suggested,
      confidence,
      ...place(example),
    }));
    files.set('label_errors.json', jsonFile(entries));
  }
  await writeReportFiles(options.out, files);
  terminal.out(`Cross-validation with ${options.folds} folds, ${results.length} examples`);
  sayMetrics('Intents', intents, terminal);
  if (responses !== null) sayMetrics('Response selection', responses, terminal);
  for (const [extractor, metrics] of Object.entries(entities))
    sayMetrics(`Entities of ${extractor}`, metrics, terminal);
  sayPairs(results, terminal);
  if (options.labelErrors === true) {
    terminal.out(`Examples whose label looks wrong: ${suspected.length}, the surest first`);
    for (const { example, intent, suggested, confidence } of suspected.slice(0, SHOWN)) {
      const at = example.at === undefined ? '' : `${example.at.file}:${example.at.line}: `;
      terminal.out(`  ${at}«${example.text}» is under ${intent}, looks like ${suggested} (${confidence.toFixed(2)})`);
    }
  }
  terminal.out(`Reports are in '${options.out}'.`);
}

async function compareConfigs(options: TestOptions, terminal: Terminal): Promise<void> {
  const nlu = readDataOrFail(options.nlu ?? ['data'], terminal).nlu;
  const configs = options.config.map((config) => readPipelineOf(config, terminal));
  const { runs, percentages } = options;
  const progress = terminal.progress('comparing');
  const compared = comparePipelines<IntentExample>(nlu, {
    ...(await loadTrainingAssets(
      configs.some(({ hasImports }) => hasImports),
      options,
    )),
    pipelines: configs,
    runs,
    percentages,
    onProgress: progress.update,
  });
  progress.end();
  for (const { name, run, percentage, results } of compared) {
    const folder = join(options.out, `run_${run}`, `${percentage}%_exclusion`, `${name}_report`);
    await writeReportFiles(folder, nluFiles(results, options));
  }
  const f1Of = (name: string) =>
    Array.from({ length: runs }, (_, run) =>
      percentages.map(
        (percentage) =>
          compared.find((each) => each.name === name && each.run === run + 1 && each.percentage === percentage)?.f1 ??
          0,
      ),
    );
  const lines = configs.map(({ name }) => ({ name, f1: f1Of(name) }));
  const means = lines.map(({ name, f1 }) => ({
    name,
    points: percentages.map((percentage, at) => ({
      x: percentage,
      y: f1.reduce((sum, run) => sum + (run[at] ?? 0), 0) / runs,
    })),
  }));
  await writeReportFiles(
    options.out,
    new Map([
      ['results.json', jsonFile(Object.fromEntries(lines.map(({ name, f1 }) => [name, f1])))],
      ...(options.plot
        ? [
            [
              'nlu_model_comparison_graph.svg',
              drawLines(means, 'F1 of intents by percent of examples left out'),
            ] as const,
          ]
        : []),
    ]),
  );
  writeTable(
    terminal,
    ['configuration', ...percentages.map((percentage) => `${percentage} % left out`)],
    means.map(({ name, points }) => [name, ...points.map(({ y }) => y.toFixed(3))]),
  );
  terminal.out(`Reports are in '${options.out}'.`);
}

async function showLearningCurve(options: TestOptions, sizes: readonly number[], terminal: Terminal): Promise<void> {
  if (options.cases === undefined && options.nlu === undefined) {
    throw new UsageError('--learning-curve needs texts that are not learned from: --cases FILE.jsonl or --nlu PATH.');
  }
  const held =
    options.cases === undefined
      ? readDataOrFail(options.nlu ?? [], terminal).nlu.examples
      : await readCases(options.cases);
  const nlu = readDataOrFail(options.data, terminal).nlu;
  const { pipeline, hasImports } = readPipelineOf(options.config[0] ?? 'config.yml', terminal);
  const progress = terminal.progress('learning curve');
  const points = learningCurve(
    { ...nlu, pipeline },
    { ...(await loadTrainingAssets(hasImports, options)), sizes, held, onProgress: progress.update },
    () => performance.now(),
  );
  progress.end();
  const line = {
    name: 'accuracy',
    points: points.map(({ examplesPerIntent, accuracy }) => ({ x: examplesPerIntent, y: accuracy })),
  };
  await writeReportFiles(
    options.out,
    new Map([
      ['learning_curve.json', jsonFile(points)],
      ...(options.plot ? [['learning_curve.svg', drawLines([line], 'accuracy by examples an intent')] as const] : []),
    ]),
  );
  writeTable(
    terminal,
    ['examples an intent', 'examples', 'accuracy', 'macro F1', 'training s'],
    points.map((point) => [
      String(point.examplesPerIntent),
      String(point.examples),
      point.accuracy.toFixed(3),
      point.macroF1.toFixed(3),
      point.trainingSeconds.toFixed(1),
    ]),
  );
  terminal.out(`Reports are in '${options.out}'.`);
}
