import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AgentOptions } from '@hamzaban/bot';
import type { JsonObject } from '@hamzaban/rasa-project';
import type { FindPackActions } from '../actions/pack-actions.ts';
import type { LanguageAssets } from '../models/load-language.ts';
import { loadAgent } from '../rasa-cli/load-agent.ts';
import type { LoadedModel, ModelSlot } from './loaded-model.ts';

/** What every bot of this server is made with, whichever model it has. */
export type ServerAgentOptions = Pick<
  AgentOptions,
  'actionServer' | 'clock' | 'random' | 'chooseVariation' | 'log' | 'maxPredictions' | 'recentEvents'
> & { readonly findPackActions?: FindPackActions };

/** A place for the model in use; empty at first. */
export function createModelSlot({ findPackActions, ...options }: ServerAgentOptions): ModelSlot {
  let current: LoadedModel | null = null;
  let language: LanguageAssets | undefined;
  return {
    current: () => current,
    async load(path) {
      const loaded = await loadAgent(path, {
        ...(language !== undefined && { language }),
        optionsFor: async (file, assistantId) => ({ ...options, eventMetadata: await idsOf(file, assistantId) }),
        ...(findPackActions !== undefined && { actions: { server: options.actionServer ?? null, findPackActions } }),
      });
      language = loaded.language;
      const id = await modelId(loaded.file);
      current = { agent: loaded.agent, path: loaded.file, file: basename(loaded.file), id };
    },
    unload() {
      current = null;
    },
  };
}

async function idsOf(file: string, assistantId: string | null): Promise<JsonObject> {
  return { model_id: await modelId(file), ...(assistantId !== null && { assistant_id: assistantId }) };
}

/** As long as Rasa's, and the same for the same file. */
async function modelId(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
    .slice(0, 32);
}
