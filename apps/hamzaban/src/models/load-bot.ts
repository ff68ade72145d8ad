import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createAgent, decodeBot, decodeManifest } from '@hamzaban/bot';
import type { ActionServer, LogEntry, TrackerSnapshot } from '@hamzaban/dialogue';
import type { Reader, Vectors } from '@hamzaban/nlu';
import type { Clock, Json, TenantBot, TenantId } from '@hamzaban/platform';
import { joinPackActions } from '../actions/join-pack-actions.ts';
import type { FindPackActions } from '../actions/pack-actions.ts';
import { baseModelFile } from './base-model-file.ts';
import { type BaseModels, packFoldersOf } from './base-models.ts';
import { importedFolders } from './imported-folders.ts';
import { readModelFile } from './model-file.ts';
import { answerOfTurn } from './turn-output.ts';

/** Makes the bot of a shop's model file. `actionServer` runs its custom actions, those of its pack left out. */
export type LoadBot = (file: {
  readonly tenantId: TenantId;
  readonly path: string;
  readonly sha256: string;
  readonly actionServer: ActionServer | null;
}) => Promise<TenantBot>;

export function createLoadBot(dependencies: {
  /** Folder of the home's packs. */
  readonly packs: string;
  readonly bases: BaseModels;
  readonly reader: Reader;
  readonly vectors?: Vectors;
  readonly clock: Clock;
  readonly random: () => number;
  /** The actions that a pack brings along, when they may run. */
  readonly findPackActions: FindPackActions;
  /** Hears of actions that failed and the like. */
  readonly log: (entry: LogEntry, tenantId: TenantId) => void;
}): LoadBot {
  const { packs, bases, reader, vectors, clock, random, findPackActions, log } = dependencies;
  return async ({ tenantId, path, sha256, actionServer }) => {
    const parts = await readModelFile(path, sha256);
    const { baseHash } = decodeManifest(parts);
    const packFolders = await packFoldersOf(packs);
    const base = baseHash === null ? undefined : await bases.load(baseHash, packFolders);
    // A shop that imports several packs has no base. Whatever its files say, only what the operator put there is run.
    const imported = baseHash === null ? importedFolders(dirname(dirname(path))) : [];
    const own = packFolders.filter((folder) =>
      baseHash === null ? imported.includes(folder) : existsSync(baseModelFile(folder, baseHash)),
    );
    const actions = await joinPackActions(own, findPackActions, actionServer);
    const agent = createAgent({
      model: decodeBot(parts, base),
      reader,
      clock: clock.now,
      random,
      log: (entry) => log(entry, tenantId),
      ...actions,
      ...(base !== undefined && { base }),
      ...(vectors !== undefined && { vectors }),
    });
    return {
      async respond({ snapshot, userId, messageId, text, metadata }) {
        const turn = await agent.respond(snapshot as TrackerSnapshot | null, {
          senderId: userId,
          text,
          inputChannel: 'rest',
          messageId,
          ...(metadata !== null && { metadata: metadata as Record<string, never> }),
        });
        return {
          ...answerOfTurn(turn),
          events: turn.events as unknown as readonly Json[],
          snapshot: turn.tracker as unknown as Json,
        };
      },
    };
  };
}
