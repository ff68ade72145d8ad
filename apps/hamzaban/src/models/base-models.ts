import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { type BotModel, decodeBot } from '@hamzaban/bot';
import { baseModelFile } from './base-model-file.ts';
import { readModelFile } from './model-file.ts';

/** Loads the models that others stand on, each once however many ask. */
export interface BaseModels {
  /** The trained pack with this hash, from the first of the folders that has it. Rejects when none has. */
  load(hash: string, packFolders: readonly string[]): Promise<BotModel>;
}

/** `runLoad` runs each load from the disk; a server gives one that cleans up behind it. */
export function createBaseModels(runLoad: RunLoad = (load) => load()): BaseModels {
  const loaded = new Map<string, Promise<BotModel>>();
  return {
    load(hash, packFolders) {
      const known = loaded.get(hash);
      if (known !== undefined) return known;
      const loading = runLoad(() => read(hash, packFolders));
      loaded.set(hash, loading);
      loading.catch(() => loaded.delete(hash));
      return loading;
    },
  };
}

export type RunLoad = <Loaded>(load: () => Promise<Loaded>) => Promise<Loaded>;

/** All pack folders of a home. */
export async function packFoldersOf(packs: string): Promise<readonly string[]> {
  return (await readdir(packs)).map((name) => join(packs, name));
}

async function read(hash: string, packFolders: readonly string[]): Promise<BotModel> {
  const file = packFolders.map((folder) => baseModelFile(folder, hash)).find((path) => existsSync(path));
  if (file === undefined) throw new MissingBaseError(hash, packFolders);
  const model = decodeBot(await readModelFile(file));
  // Who waits meanwhile comes before what is made of the model: each takes a tenth of a second. Once would only end this turn
  // of the event loop; requests are taken in the next.
  await immediate();
  await immediate();
  return model;
}

/** A model stands on a pack's model that is not there. */
export class MissingBaseError extends Error {
  override readonly name = 'MissingBaseError';
  readonly code = 'MISSING_BASE';

  constructor(hash: string, packFolders: readonly string[]) {
    super(
      `The model of the pack with hash ${hash.slice(0, 12)}… is in none of: ${packFolders.join(', ')}. Train the shop again.`,
    );
  }
}
