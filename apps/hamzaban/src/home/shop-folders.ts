import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTenantId } from '@hamzaban/platform';
import { CommandFailed } from '../cli/run-program.ts';
import { hasCode } from '../files/has-code.ts';
import { newestModelFile } from '../models/model-file.ts';
import type { Home } from './home.ts';

/** A folder of `shops/` that holds the project of a bot. */
export interface ShopFolder {
  readonly id: string;
  /** It has been trained, so a shop has probably been answered from it. */
  readonly isTrained: boolean;
}

/** The projects in `shops/`, in the order of their names, whether the database knows of them or not. */
export async function shopFolders(home: Home): Promise<readonly ShopFolder[]> {
  const found: ShopFolder[] = [];
  for (const id of (await namesIn(home.shops)).toSorted()) {
    // Others are what an interrupted command left behind.
    if (parseTenantId(id) === null || !existsSync(join(home.shop(id), 'config.yml'))) continue;
    found.push({ id, isTrained: (await newestModelFile(join(home.shop(id), 'models'))) !== undefined });
  }
  return found;
}

/**
 * Why a home without any shop in its database is no new one, with the way out; nothing when it may be started for the first time.
 * Folders that somebody put there before the first start have been trained by nobody.
 */
export async function lossOfShops(home: Home): Promise<string | undefined> {
  const folders = await shopFolders(home);
  const wasUsed =
    folders.some(({ isTrained }) => isTrained) ||
    (folders.length > 0 && !existsSync(home.database) && existsSync(join(home.secrets, 'jwt.key')));
  if (!wasUsed) return undefined;
  const names = listed(folders.map(({ id }) => id));
  return [
    `${existsSync(home.database) ? `The database ${home.database} knows no shop` : `The database ${home.database} is gone`}, but ${home.shops} holds ${names}: this is no first start.`,
    'Keys, conversations and states of the shops were in the database. Restore a backup: hamzaban restore FILE --to NEW_FOLDER',
    'Or begin anew with a folder that is there (its bot is kept, its key is new): hamzaban tenant create ID --name NAME',
  ].join('\n');
}

/** Throws `CommandFailed` where the database of a home that was in use is gone: before a new one is made in its place. */
export async function refuseLostDatabase(home: Home): Promise<void> {
  const loss = existsSync(home.database) ? undefined : await lossOfShops(home);
  if (loss !== undefined) throw new CommandFailed(loss);
}

/** Throws `CommandFailed` where no home is, or one that lost its database, for commands that look after shops that are there. */
export async function requireHome(home: Home): Promise<void> {
  if (existsSync(home.database)) return;
  await refuseLostDatabase(home);
  throw new CommandFailed(
    `There is no home of Hamzaban at ${home.root}. Set HAMZABAN_HOME to the one that you mean, or begin one here: hamzaban serve`,
  );
}

const SHOWN = 5;

/** The first few names, and how many more there are. */
export function listed(ids: readonly string[]): string {
  const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  return `${ids.slice(0, SHOWN).join(', ')}${more}`;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}
