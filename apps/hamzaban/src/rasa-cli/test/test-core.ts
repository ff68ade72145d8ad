import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Agent, type StoryReport, storyReport, storyReportFiles } from '@hamzaban/bot';
import { type EvaluatedStory, evaluateStories, testedStory } from '@hamzaban/dialogue';
import { readDataPaths, readTestPaths, type Story, writeTestedStories } from '@hamzaban/rasa-project';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { diskTree } from '../../files/disk-tree.ts';
import { MODEL_SUFFIX } from '../../models/model-file.ts';
import { loadAgent } from '../load-agent.ts';
import { writeDiagnostics } from '../write-diagnostics.ts';
import type { TestOptions } from './test-options.ts';
import { writeReportFiles } from './write-report-files.ts';

/** `rasa test core`: a trained bot against stories. `stories` is the path they stand below. */
export async function testCore(
  options: TestOptions,
  { stories: path, isEndToEnd }: { readonly stories: string; readonly isEndToEnd: boolean },
  terminal: Terminal,
): Promise<void> {
  const stories = readStories(path, isEndToEnd, terminal);
  const models = modelsOf(options);
  for (const model of models) {
    const { agent, file } = await loadAgent(model);
    const out = models.length === 1 ? options.out : join(options.out, basename(file, MODEL_SUFFIX));
    if (models.length > 1) terminal.out(`Model ${file}`);
    await testModel(agent, stories, { ...options, out }, { isEndToEnd, terminal });
  }
}

/** Everything of a project's own folder `.` would be read; these hold no stories. */
const LEFT_OUT = /(^|\/)(node_modules|\.git|\.rasa|models|results)\//;

function readStories(path: string, isEndToEnd: boolean, terminal: Terminal): readonly Story[] {
  if (!existsSync(path)) throw new CommandFailed(`The path '${path}' does not exist. Name the stories by --stories.`);
  const tree = diskTree(process.cwd());
  const files = tree.files(path).filter((file) => !LEFT_OUT.test(file));
  const { stories, diagnostics } = isEndToEnd ? testStories(files) : readDataPaths(tree, files);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  writeDiagnostics(terminal, errors);
  if (errors.length > 0) throw new CommandFailed('No story was tested.');
  if (stories.length === 0) {
    throw new CommandFailed(
      isEndToEnd
        ? `No test stories found below '${path}': files whose names begin with test_ and which hold \`stories:\`.`
        : `No stories found below '${path}'.`,
    );
  }
  return stories;

  function testStories(paths: readonly string[]) {
    const { tests, diagnostics } = readTestPaths(tree, paths);
    return { stories: tests, diagnostics };
  }
}

function modelsOf({ model, evaluateModelDirectory }: TestOptions): readonly string[] {
  const [first = 'models'] = model;
  if (evaluateModelDirectory !== true) return model;
  if (!existsSync(first) || !statSync(first).isDirectory()) {
    throw new CommandFailed(`'${first}' is no folder: name the folder with the models by --model.`);
  }
  const files = readdirSync(first).filter((name) => name.endsWith(MODEL_SUFFIX));
  if (files.length === 0) throw new CommandFailed(`No model found in '${first}'. Train one first: rasa train`);
  return files.sort().map((name) => resolve(first, name));
}

async function testModel(
  agent: Agent,
  stories: readonly Story[],
  options: TestOptions,
  { isEndToEnd, terminal }: { readonly isEndToEnd: boolean; readonly terminal: Terminal },
): Promise<void> {
  const progress = terminal.progress('stories');
  const { stories: evaluated, diagnostics } = evaluateStories({
    stories,
    model: agent.model.dialogue,
    domain: agent.model.domain,
    ...(isEndToEnd && { parse: agent.parse }),
    ...(options.maxStories !== undefined && { maxStories: options.maxStories }),
    stopsAtFailure: options.failOnPredictionErrors === true,
    onProgress: progress.update,
  });
  progress.end();
  writeDiagnostics(terminal, diagnostics);
  await writeReportFiles(
    options.out,
    storyReportFiles(evaluated, {
      hasErrors: options.errors,
      hasSuccesses: options.successes === true,
      hasWarnings: options.warnings,
      hasPlots: options.plot,
    }),
  );
  sayReport(storyReport(evaluated), terminal);
  const failed = evaluated.filter(({ isCorrect }) => !isCorrect);
  for (const story of failed) terminal.out(`failed: ${story.file}:${story.line}: ${story.name}: ${firstFault(story)}`);
  terminal.out(`Reports are in '${options.out}'.`);
  if (failed.length > 0 && options.failOnPredictionErrors === true) {
    terminal.err(writeTestedStories(failed.slice(0, 1).map(testedStory)));
    throw new CommandFailed('The bot predicted something else than the story above.');
  }
}

function sayReport({ labels, conversations }: StoryReport, terminal: Terminal): void {
  const weighted = labels['weighted avg'];
  terminal.out(
    `Conversations: ${conversations.correct} of ${conversations.total} correct (accuracy ${conversations.accuracy.toFixed(3)}), ${conversations.with_warnings} with warnings`,
  );
  terminal.out(
    `Actions and understanding: F1 ${weighted['f1-score'].toFixed(3)}, precision ${weighted.precision.toFixed(3)}, accuracy ${labels.accuracy.toFixed(3)}`,
  );
}

/** The first thing that went wrong, in a line. */
function firstFault({ steps }: EvaluatedStory): string {
  for (const step of steps) {
    if (step.kind === 'event' || !step.isWrong) continue;
    if (step.kind === 'action') return `${step.predicted} instead of ${step.expected}`;
    if (step.intent.predicted !== step.intent.expected)
      return `intent ${step.intent.predicted ?? 'none'} instead of ${step.intent.expected ?? 'none'}`;
    const pair = step.entities.find(({ expected, predicted }) => expected !== predicted);
    return `entity ${pair?.predicted ?? 'none'} instead of ${pair?.expected ?? 'none'}`;
  }
  return '';
}
