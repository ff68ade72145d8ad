import { createReporter } from '../diagnostics/reporter.ts';
import type { Diagnostic } from '../documents/diagnostic.ts';
import type { JsonObject } from '../documents/json-value.ts';
import type { NluData } from '../documents/nlu-data.ts';
import type { Rule, Story } from '../documents/story.ts';
import { finishNlu } from '../nlu/finish-nlu.ts';
import { createNluDraft } from '../nlu/nlu-draft.ts';
import type { FileTree } from '../tree/file-tree.ts';
import { normalisePath } from '../tree/path.ts';
import { readableTree } from '../tree/readable-tree.ts';
import { isTestPath, isYamlPath } from './file-kind.ts';
import { createProjectFiles } from './project-files.ts';
import { type DataDraft, readDataFile, readTestFile } from './read-data-files.ts';

/** What some data files hold, without the project around them. */
export interface DataFiles {
  readonly nlu: NluData;
  readonly stories: readonly Story[];
  readonly rules: readonly Rule[];
  /** Responses of data files, as written. */
  readonly responses: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads training data below some paths, for commands that need no domain (`rasa test nlu --nlu`, `rasa data split nlu`). */
export function readDataPaths(tree: FileTree, paths: readonly string[]): DataFiles {
  const reporter = createReporter();
  const readable = readableTree(tree, reporter);
  const files = createProjectFiles(readable, reporter);
  const nluDraft = createNluDraft();
  const draft: DataDraft = { nlu: nluDraft, stories: [], rules: [], tests: [] };
  for (const path of filesBelow(readable, paths)) readDataFile(path, { files, reporter, draft });
  const nlu = finishNlu(draft.nlu, reporter);
  const responses = Object.fromEntries([...nluDraft.responses].map(([name, { raw }]) => [name, raw]));
  return { nlu, stories: draft.stories, rules: draft.rules, responses, diagnostics: reporter.diagnostics() };
}

/** The conversations of files `test_*.yml` below some paths, as `rasa test` reads them. */
export function readTestPaths(
  tree: FileTree,
  paths: readonly string[],
): { readonly tests: readonly Story[]; readonly diagnostics: readonly Diagnostic[] } {
  const reporter = createReporter();
  const readable = readableTree(tree, reporter);
  const files = createProjectFiles(readable, reporter);
  const draft: DataDraft = { nlu: createNluDraft(), stories: [], rules: [], tests: [] };
  for (const path of filesBelow(readable, paths)) {
    if (isTestPath(path) && isYamlPath(path)) readTestFile(path, { files, reporter, draft, isQuiet: false });
  }
  return { tests: draft.tests, diagnostics: reporter.diagnostics() };
}

function filesBelow(tree: FileTree, paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap((path) => tree.files(normalisePath(path))))].sort();
}
