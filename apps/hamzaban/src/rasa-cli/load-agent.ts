import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Agent, type AgentOptions, type BotModel, createAgent, decodeBot, decodeManifest } from '@hamzaban/bot';
import { parse } from 'yaml';
import { CommandFailed } from '../cli/run-program.ts';
import { createBaseModels, packFoldersOf } from '../models/base-models.ts';
import { type LanguageAssets, loadLanguage } from '../models/load-language.ts';
import { newestModelFile, readModelFile } from '../models/model-file.ts';

/** A bot ready to talk, with what it was made of. */
export interface LoadedAgent {
  readonly agent: Agent;
  /** The model file. */
  readonly file: string;
  /** The pack's model that it stands on. */
  readonly base?: BotModel;
  readonly language: LanguageAssets;
}

export interface LoadAgentOptions {
  /** Loaded already, for another model. */
  readonly language?: LanguageAssets;
  /** What the bot is made with besides its model; the clock and chance of the machine unless given. */
  readonly optionsFor?: (file: string, assistantId: string | null) => Promise<Partial<AgentOptions>>;
}

/**
 * The bot of a model file, or of the newest one in a folder (Rasa's `--model`). A model that stands on a pack finds it
 * through the imports of the `config.yml` beside the models folder.
 */
export async function loadAgent(model: string, options: LoadAgentOptions = {}): Promise<LoadedAgent> {
  const path = resolve(model);
  const file = existsSync(path) && statSync(path).isDirectory() ? await newestModelFile(path) : path;
  if (file === undefined || !existsSync(file)) {
    throw new CommandFailed(`No model found at '${model}'. Train one first: rasa train`);
  }
  const parts = await readModelFile(file);
  const { baseHash, assistantId } = decodeManifest(parts);
  const base =
    baseHash === null ? undefined : await createBaseModels().load(baseHash, await packFolders(dirname(file)));
  const language = options.language ?? loadLanguage();
  const agent = createAgent({
    model: decodeBot(parts, base),
    ...language,
    clock: Date.now,
    random: Math.random,
    ...(base !== undefined && { base }),
    ...(await options.optionsFor?.(file, assistantId)),
  });
  return { agent, file, language, ...(base !== undefined && { base }) };
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
