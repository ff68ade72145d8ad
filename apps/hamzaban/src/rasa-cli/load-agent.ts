import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Agent, createAgent, decodeBot, decodeManifest } from '@hamzaban/bot';
import { parse } from 'yaml';
import { CommandFailed } from '../cli/run-program.ts';
import { createBaseModels, packFoldersOf } from '../models/base-models.ts';
import { loadLanguage } from '../models/load-language.ts';
import { newestModelFile, readModelFile } from '../models/model-file.ts';

/**
 * The bot of a model file, or of the newest one in a folder (Rasa's `--model`). A model that stands on a pack finds it
 * through the imports of the `config.yml` beside the models folder.
 */
export async function loadAgent(model: string): Promise<{ readonly agent: Agent; readonly file: string }> {
  const path = resolve(model);
  const file = existsSync(path) && statSync(path).isDirectory() ? await newestModelFile(path) : path;
  if (file === undefined || !existsSync(file)) {
    throw new CommandFailed(`No model found at '${model}'. Train one first: rasa train`);
  }
  const parts = await readModelFile(file);
  const { baseHash } = decodeManifest(parts);
  const base =
    baseHash === null ? undefined : await createBaseModels().load(baseHash, await packFolders(dirname(file)));
  const agent = createAgent({
    model: decodeBot(parts, base),
    ...loadLanguage(),
    clock: Date.now,
    random: Math.random,
    ...(base !== undefined && { base }),
  });
  return { agent, file };
}

async function packFolders(models: string): Promise<readonly string[]> {
  const project = dirname(models);
  const config = resolve(project, 'config.yml');
  const content: unknown = existsSync(config) ? parse(readFileSync(config, 'utf8')) : undefined;
  const imports = (content as { imports?: unknown } | undefined)?.imports;
  const folders = Array.isArray(imports)
    ? imports.filter((one) => typeof one === 'string').map((one) => resolve(project, one))
    : [];
  const siblings = folders.map((folder) => dirname(folder)).filter((folder) => existsSync(folder));
  return [...folders, ...(await Promise.all(siblings.map(packFoldersOf))).flat()];
}
