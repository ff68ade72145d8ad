import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encodeBot, trainBot } from '@hamzaban/bot';
import { type JsonValue, readProject, toYaml } from '@hamzaban/rasa-project';
import type { Recording } from '../../../../packages/dialogue/bench/golden-recording.ts';
import { diskTree } from '../../src/files/disk-tree.ts';
import { loadLanguage } from '../../src/models/load-language.ts';
import { writeModelFile } from '../../src/models/model-file.ts';

/** A recorded project, trained as it was for the recordings of the HTTP API, in a folder of its own. */
export interface HttpProject {
  readonly folder: string;
  readonly modelPath: string;
}

/** Files of a project that the recordings had their own of. */
const replaced: ReadonlySet<string> = new Set(['config.yml', 'endpoints.yml', 'credentials.yml', 'models', '.rasa']);

/**
 * Trains the project with the policies of its recorded conversations (or Memoization and its own RulePolicy) and with a
 * tokenizer and the given components as pipeline, which is what the recordings of the HTTP API were made with.
 */
export async function trainHttpProject(
  projectFolder: string,
  options: {
    readonly golden: string;
    readonly project: string;
    readonly modelName: string;
    readonly components: readonly string[];
    readonly assistantId: string;
  },
): Promise<HttpProject> {
  const recording = readRecording(options.golden, options.project);
  const folder = await mkdtemp(join(tmpdir(), 'golden-http-'));
  for (const name of await readdir(projectFolder))
    if (!replaced.has(name)) await symlink(resolve(projectFolder, name), join(folder, name));
  const own = readProject(diskTree(resolve(projectFolder)), {}).project.config;
  const config = {
    recipe: 'default.v1',
    assistant_id: options.assistantId,
    language: own.language ?? 'en',
    pipeline: ['WhitespaceTokenizer', ...options.components].map((name) => ({ name })),
    policies: recording?.config.policies ?? defaultPolicies(own.policies),
  };
  await writeFile(join(folder, 'config.yml'), toYaml(config as unknown as JsonValue));
  const domain = recording?.domain_used;
  if (typeof domain === 'string') await writeFile(join(folder, 'recorded-domain.yml'), domain);
  const { project } = readProject(
    diskTree(folder),
    typeof domain === 'string' ? { domain: ['recorded-domain.yml'] } : {},
  );
  const { model } = trainBot(project, { ...loadLanguage(), fingerprint: 'golden' });
  await mkdir(join(folder, 'models'));
  const { path } = await writeModelFile(join(folder, 'models'), options.modelName, encodeBot(model));
  return { folder, modelPath: path };
}

function readRecording(golden: string, project: string): Recording | null {
  const file = join(golden, `${project}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : null;
}

function defaultPolicies(own: readonly { readonly name: string; readonly options: object }[]): readonly object[] {
  const memoization = own.find(({ name }) => name === 'MemoizationPolicy');
  const rules = own.find(({ name }) => name === 'RulePolicy');
  return [
    { name: 'MemoizationPolicy', max_history: 5, ...memoization?.options },
    { name: 'RulePolicy', ...rules?.options },
  ];
}
