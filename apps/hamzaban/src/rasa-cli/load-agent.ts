import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Agent, type AgentOptions, type BotModel, createAgent, decodeBot, decodeManifest } from '@hamzaban/bot';
import type { ActionServer } from '@hamzaban/dialogue';
import { joinPackActions } from '../actions/join-pack-actions.ts';
import type { FindPackActions } from '../actions/pack-actions.ts';
import { CommandFailed } from '../cli/run-program.ts';
import { createBaseModels, packFoldersOf } from '../models/base-models.ts';
import { importedFolders } from '../models/imported-folders.ts';
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
  /** Who runs custom actions; nobody unless given. */
  readonly actions?: ProjectActions;
}

/** Who runs the custom actions of a project. */
export interface ProjectActions {
  /** The action server of its endpoints; null when they name none. */
  readonly server: ActionServer | null;
  /** The actions of the packs that it imports, or of itself when it is one. */
  readonly findPackActions: FindPackActions;
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
    ...(options.actions !== undefined && (await actionsOf(file, options.actions))),
  });
  return { agent, file, language, ...(base !== undefined && { base }) };
}

/** A model may have been written elsewhere: commands are given in the project's folder. */
async function actionsOf(file: string, { server, findPackActions }: ProjectActions) {
  const projects = [dirname(dirname(file)), process.cwd()];
  const folders = projects.flatMap((project) => [project, ...importedFolders(project)]);
  return joinPackActions(folders, findPackActions, server);
}

async function packFolders(models: string): Promise<readonly string[]> {
  const folders = importedFolders(dirname(models));
  const siblings = folders.map((folder) => dirname(folder)).filter((folder) => existsSync(folder));
  return [...folders, ...(await Promise.all(siblings.map(packFoldersOf))).flat()];
}
