import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonValue, readProject, toYaml } from '@hamzaban/rasa-project';
import { diskTree } from '../../src/files/disk-tree.ts';
import { defaultPipeline, learnedPolicies } from '../rasa-default.ts';

/** What of a project is measured: its rules and known stories alone, or understanding and learned policies as well. */
export type RestVariant = 'rules only' | 'learned';

/** A copy of a project, ready to be trained and served by either engine. */
export interface RestProject {
  readonly folder: string;
  readonly domain: string;
  /** What visitors say: intents by name for rules alone, texts of the training data otherwise. */
  readonly messages: readonly string[];
  remove(): Promise<void>;
}

export async function prepareProject(source: string, variant: RestVariant): Promise<RestProject> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-rest-'));
  await cp(source, folder, {
    recursive: true,
    filter: (path) => !/\/(models|\.rasa|\.git|node_modules)(\/|$)/.test(path),
  });
  const { project } = readProject(diskTree(folder), {});
  const rules = project.config.policies.find(({ name }) => name === 'RulePolicy');
  const remembering: JsonValue[] = [{ name: 'MemoizationPolicy' }, { name: 'RulePolicy', ...rules?.options }];
  const config = {
    recipe: 'default.v1',
    assistant_id: 'bench',
    language: project.config.language ?? 'en',
    pipeline: variant === 'learned' ? defaultPipeline : [{ name: 'WhitespaceTokenizer' }],
    policies: variant === 'learned' ? [...remembering, ...learnedPolicies] : remembering,
  };
  await writeFile(join(folder, 'config.yml'), toYaml(config));
  await writeFile(join(folder, 'credentials.yml'), 'rest:\n');
  const texts = project.nlu.examples.filter(({ intent }) => intent !== null).map(({ text }) => text);
  const intents = project.domain.intents.map(({ name }) => `/${name}`);
  return {
    folder,
    domain: diskTree(folder).files('domain.yml').length > 0 ? 'domain.yml' : 'domain',
    messages: variant === 'learned' && texts.length > 0 ? texts : intents,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
