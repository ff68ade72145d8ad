import { DEFAULT_CONFIG, readConfig } from '../config/read-config.ts';
import type { Reporter } from '../diagnostics/reporter.ts';
import type { Config } from '../documents/config.ts';
import type { Project } from '../documents/project.ts';
import type { Rule, Story, StoryStep } from '../documents/story.ts';
import type { DomainDraft } from '../domain/domain-draft.ts';
import { finishDomain } from '../domain/finish-domain.ts';
import { type SettledSlot, settleMappings } from '../domain/legacy-mappings.ts';
import { mergeDomains } from '../domain/merge-domains.ts';
import { finishNlu } from '../nlu/finish-nlu.ts';
import { createNluDraft } from '../nlu/nlu-draft.ts';
import type { FileTree } from '../tree/file-tree.ts';
import { readableTree } from '../tree/readable-tree.ts';
import { fieldOf } from '../yaml/located-node.ts';
import { type ChosenPaths, choosePaths } from './choose-paths.ts';
import { isTestPath } from './file-kind.ts';
import { type ImportedFiles, importProjects } from './import-projects.ts';
import { createProjectFiles, type ProjectFiles } from './project-files.ts';
import type { ProjectOptions } from './project-options.ts';
import { type DataContext, type DataDraft, readDataFile, readTestFile } from './read-data-files.ts';
import { readDomainDrafts } from './read-domain.ts';

export interface MergedProject {
  readonly project: Project;
  /** The merged domain before completion, for writers. */
  readonly draft: DomainDraft;
  readonly slots: ReadonlyMap<string, SettledSlot>;
}

const NOTHING_IMPORTED: ImportedFiles = { domain: [], nlu: [], stories: [], tests: [] };

/** Reads and merges all files of a project; `readProject` with the intermediate domain. */
export function readMergedProject(tree: FileTree, options: ProjectOptions, reporter: Reporter): MergedProject {
  const readable = readableTree(tree, reporter);
  const files = createProjectFiles(readable, reporter);
  const paths = choosePaths(readable, options, reporter);
  const { config, imported } = readConfigAndImports(paths, { files, reporter, options });
  const importedFiles = new Set(Object.values(imported).flat() as readonly string[]);

  const drafts = readDomainDrafts([...paths.domain, ...imported.domain], files);
  const draft = mergeDomains(drafts, { reporter, isImported: (file) => importedFiles.has(file) });
  const slots = settleMappings(draft, reporter);
  const data: DataDraft = { nlu: createNluDraft(), stories: [], rules: [], tests: [] };
  readAllData(paths, imported, { files, reporter, draft: data });

  addEndToEndTexts(data);
  const nlu = finishNlu(data.nlu, reporter);
  const domain = finishDomain(draft, slots, {
    retrievalIntents: retrievalIntents(nlu.examples.map((example) => example.intent)),
    responses: data.nlu.responses,
    e2eActions: botTexts([...data.stories, ...data.rules]),
  });
  const project: Project = {
    config,
    domain,
    nlu,
    stories: data.stories,
    rules: data.rules,
    tests: data.tests,
    files: files.filesRead(),
    importedFiles: [...importedFiles].sort(),
    incomplete: files.incomplete(),
  };
  return { project, draft, slots };
}

interface ConfigContext {
  readonly files: ProjectFiles;
  readonly reporter: Reporter;
  readonly options: ProjectOptions;
}

function readConfigAndImports(
  paths: ChosenPaths,
  { files, reporter, options }: ConfigContext,
): { readonly config: Config; readonly imported: ImportedFiles } {
  const file = paths.config === undefined ? undefined : files.open(paths.config, 'config', options.environment ?? {});
  if (file === undefined) return { config: DEFAULT_CONFIG, imported: NOTHING_IMPORTED };
  const config = readConfig(file.root, file.fields);
  const list = fieldOf(file.root, 'imports');
  if (config.imports.length === 0 || list === undefined) return { config, imported: NOTHING_IMPORTED };
  if (!config.importers.some((importer) => importer.name === 'MultiProjectImporter')) {
    file.fields.report('imports-without-importer', list, {
      message: 'The config has `imports`, but without the importer that reads them they are ignored.',
      hint: 'Add `importers: [{name: MultiProjectImporter}]`.',
    });
    return { config, imported: NOTHING_IMPORTED };
  }
  const items = config.imports.map((path, index) => {
    const node = list.kind === 'list' ? (list.items[index] ?? list) : list;
    return { path, at: file.fields.at(node) };
  });
  return { config, imported: importProjects(file.path, items, { files, reporter }) };
}

/** Imported data first, then the project's own, each path once and in sorted order. */
function readAllData(paths: ChosenPaths, imported: ImportedFiles, context: DataContext): void {
  const own = new Set(paths.data.flatMap((path) => context.files.list(path)));
  for (const path of imported.nlu) readDataFile(path, context);
  for (const path of imported.stories) readDataFile(path, context);
  const alreadyRead = new Set<string>([...imported.nlu, ...imported.stories, ...imported.tests]);
  for (const path of [...own].sort()) if (!alreadyRead.has(path)) readDataFile(path, context);
  const tests = paths.tests
    .flatMap((path) => context.files.list(path))
    .filter((path) => isTestPath(path) && /\.ya?ml$/i.test(path));
  for (const path of new Set([...imported.tests, ...tests])) {
    if (!own.has(path)) readTestFile(path, { ...context, isQuiet: false });
  }
}

/** User texts of end-to-end stories are also NLU texts, without an intent. */
function addEndToEndTexts(data: DataDraft): void {
  for (const step of allSteps([...data.stories, ...data.rules])) {
    if (step.kind !== 'user' || step.intent !== null || step.text === null || step.text === '') continue;
    const example = { text: step.text, intent: null, entities: step.annotated ?? [] };
    data.nlu.examples.push(step.at === undefined ? example : { ...example, at: step.at });
  }
}

function allSteps(dialogues: readonly (Story | Rule)[]): readonly StoryStep[] {
  const withAlternatives = (step: StoryStep): readonly StoryStep[] => (step.kind === 'or' ? step.alternatives : [step]);
  return dialogues.flatMap((dialogue) => dialogue.steps.flatMap(withAlternatives));
}

function botTexts(dialogues: readonly (Story | Rule)[]): readonly string[] {
  return allSteps(dialogues).flatMap((step) => (step.kind === 'bot' ? [step.text] : []));
}

function retrievalIntents(intents: readonly (string | null)[]): readonly string[] {
  const bases = intents.flatMap((intent) =>
    intent?.includes('/') === true ? [intent.slice(0, intent.indexOf('/'))] : [],
  );
  return [...new Set(bases)].sort();
}
