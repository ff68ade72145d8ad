import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createActionExecutor, createInProcessActionServer } from '@hamzaban/action-sdk';
import { ActionFailedError, type ActionServer } from '@hamzaban/dialogue';
import { liesInShops } from '../home/lies-in-shops.ts';
import { shippedPackFolder } from '../home/pack.ts';
import { loadActions } from '../rasa-cli/actions/load-actions.ts';

/** As long as an action of a shop on a server may take. */
const TIMEOUT_MS = 6000;
const PLACES = ['actions.ts', 'actions.js', 'actions'];

/** Actions that a pack brings along. */
export interface PackActions {
  readonly names: ReadonlySet<string>;
  readonly server: ActionServer;
  /** Whether any of them looks at earlier events. */
  readonly readsEvents: boolean;
}

/** Finds the actions of the pack in a folder; null when it has none, or none that may run. */
export type FindPackActions = (packFolder: string) => Promise<PackActions | null>;

/**
 * Finds the actions of packs: `actions.ts`, `actions.js` or the folder `actions` of a pack whose name is trusted, or of the
 * pack that this program ships. They run in this process with all that it may do; of any other pack nothing is run (null).
 * A name counts for nothing in a home's `shops/`, where shops name folders as they like. Each is loaded once.
 */
export function createActionsOfPack(deps: {
  /** Names of packs, without version. */
  readonly trusted: readonly string[];
  readonly log: (message: string, fields: { readonly pack: string; readonly error: string }) => void;
}): FindPackActions {
  const loaded = new Map<string, Promise<PackActions | null>>();
  return (folder) => {
    const known = loaded.get(folder) ?? load(folder);
    loaded.set(folder, known);
    return known;
  };

  async function load(folder: string): Promise<PackActions | null> {
    const pack = basename(folder);
    const place = PLACES.find((name) => existsSync(join(folder, name)));
    if (place === undefined) return null;
    try {
      const from = await trustedFolder(folder, place);
      if (from === null) return null;
      const actions = await loadActions(place, from);
      const executor = createActionExecutor(actions);
      const timers = { setTimeout, clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout) };
      const server = createInProcessActionServer({ executor, timeoutMs: TIMEOUT_MS, timers });
      const readsEvents = actions.some((action) => action.readsEvents !== false);
      return { names: new Set(executor.names), server, readsEvents };
    } catch (error) {
      deps.log('actions of a pack cannot be loaded', { pack, error: error instanceof Error ? error.message : '' });
      return null;
    }
  }

  /** The folder that `place` is run from; null when nothing of it may run. */
  async function trustedFolder(folder: string, place: string): Promise<string | null> {
    const name = basename(folder).split('@', 1)[0] ?? '';
    if (deps.trusted.includes(name) && !liesInShops(folder)) return folder;
    // Of a copy that anybody may change meanwhile, or that stands beside other files, the original is run.
    return (await isShipped(folder, place)) ? shippedPackFolder : null;
  }
}

/** The file is the shipped pack's own, whatever the folder of this copy is called. */
async function isShipped(folder: string, place: string): Promise<boolean> {
  const [own, file] = [join(shippedPackFolder, place), join(folder, place)];
  if (!/\.[jt]s$/.test(place) || !existsSync(own)) return false;
  const [ownStats, stats] = await Promise.all([stat(own), stat(file)]);
  if (!ownStats.isFile() || !stats.isFile() || ownStats.size !== stats.size) return false;
  return (await readFile(own)).equals(await readFile(file));
}

/** The pack's own actions in process, all others on the shop's action server; null when there is neither. */
export function joinActions(own: PackActions | null, server: ActionServer | null): ActionServer | null {
  if (own === null) return server;
  return {
    async run(request) {
      const { next_action: name } = request;
      if (own.names.has(name)) return own.server.run(request);
      if (server !== null) return server.run(request);
      throw new ActionFailedError(
        name,
        `Failed to execute custom action '${name}': the pack has none of this name, and endpoints.yml no action_endpoint.`,
      );
    },
  };
}
