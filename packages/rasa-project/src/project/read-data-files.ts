import type { Reporter } from '../diagnostics/reporter.ts';
import { createReporter } from '../diagnostics/reporter.ts';
import type { Rule, Story } from '../documents/story.ts';
import type { NluDraft } from '../nlu/nlu-draft.ts';
import { readJsonNlu } from '../nlu/read-json-nlu.ts';
import { readNluFile } from '../nlu/read-nlu-file.ts';
import { readStoryFile } from '../stories/read-story-file.ts';
import { createFieldReader } from '../yaml/field-reader.ts';
import { fileKind, isTestPath, isYamlPath } from './file-kind.ts';
import { readFormatVersion } from './format-version.ts';
import { warnAboutMisspelledKeys } from './misspelled-key.ts';
import type { OpenFile, ProjectFiles } from './project-files.ts';

/** What the data files read so far hold. */
export interface DataDraft {
  readonly nlu: NluDraft;
  readonly stories: Story[];
  readonly rules: Rule[];
  readonly tests: Story[];
}

export interface DataContext {
  readonly files: ProjectFiles;
  readonly reporter: Reporter;
  readonly draft: DataDraft;
}

const DATA_KEYS = ['nlu', 'stories', 'rules', 'responses', 'version'];

/** One file below a data path: YAML by content, JSON training data, and a word about Markdown. Other files are left alone. */
export function readDataFile(path: string, context: DataContext): void {
  if (/\.json$/i.test(path)) {
    const bytes = context.files.bytes(path);
    if (bytes !== undefined) readJsonNlu({ path, bytes, draft: context.draft.nlu, reporter: context.reporter });
    return;
  }
  if (/\.md$/i.test(path)) {
    warnAboutMarkdown(path, context);
    return;
  }
  if (!isYamlPath(path)) return;
  const file = context.files.open(path, 'data');
  if (file !== undefined) readYamlData(file, context);
}

/** A file with test conversations, read as `rasa test` reads it. `isQuiet` when it was already read as training data. */
export function readTestFile(path: string, { isQuiet, ...context }: DataContext & { isQuiet: boolean }): void {
  const file = context.files.open(path, 'data');
  if (file === undefined || !fileKind(file.root).isStories) return;
  const fields = isQuiet ? createFieldReader(file.fields.file, createReporter()) : file.fields;
  if (!readFormatVersion(file.root, fields).isReadable) return;
  context.draft.tests.push(...readStoryFile(file.root, { fields, isTest: true }).stories);
}

function readYamlData({ path, root, fields }: OpenFile, context: DataContext): void {
  const { draft, files } = context;
  const kind = fileKind(root);
  warnAboutMisspelledKeys(root, DATA_KEYS, fields);
  if (!kind.isNlu && !kind.isStories) {
    fields.report('file-not-recognised', root, {
      message: kind.isDomain
        ? 'This file below the data folder is a domain file; Rasa does not read it from here.'
        : 'The file has none of the keys nlu, stories, rules, responses, so it is not read.',
      hint: kind.isDomain
        ? 'Move it to the domain, or name it with `--domain`.'
        : 'Move it out of the data folder, or check the spelling of its top key.',
    });
    return;
  }
  if (!readFormatVersion(root, fields).isReadable) return;
  if (kind.isNlu) readNluFile(root, { draft: draft.nlu, fields, readText: (text) => files.textNear(text, path) });
  if (!kind.isStories) return;
  const { stories, rules } = readStoryFile(root, { fields, isTest: false });
  draft.stories.push(...stories);
  draft.rules.push(...rules);
  if (!isTestPath(path)) return;
  fields.report('test-file-in-data', root, {
    message: 'A file of test conversations stands below the data folder, so the bot is also trained on it.',
    hint: 'Move it to the folder `tests`.',
  });
  readTestFile(path, { ...context, isQuiet: true });
}

/** Markdown training data begin with `## intent:name`, stories with `## name` and lines `* intent`. */
function warnAboutMarkdown(path: string, { files, reporter }: DataContext): void {
  const text = files.textNear(path, path);
  if (text === undefined || !/^##? /m.test(text) || !/^ *[-*] /m.test(text)) return;
  reporter.report({
    code: 'markdown-data',
    at: { file: path, line: 1, column: 1 },
    message: 'Training data in Markdown are not read since Rasa 3.0.',
    hint: 'Convert the file with Rasa 2 (`rasa data convert`), or write it anew as YAML.',
  });
}
