import { createAgent, decodeBot, decodeManifest } from '@hamzaban/bot';
import type { TrackerSnapshot } from '@hamzaban/dialogue';
import type { Reader, Vectors } from '@hamzaban/nlu';
import type { Clock, Json, TenantBot } from '@hamzaban/platform';
import { type BaseModels, packFoldersOf } from './base-models.ts';
import { readModelFile } from './model-file.ts';
import { answerOfTurn } from './turn-output.ts';

/** Makes the bot of a model file. */
export type LoadBot = (file: { readonly path: string; readonly sha256: string }) => Promise<TenantBot>;

export function createLoadBot(dependencies: {
  /** Folder of the home's packs. */
  readonly packs: string;
  readonly bases: BaseModels;
  readonly reader: Reader;
  readonly vectors?: Vectors;
  readonly clock: Clock;
  readonly random: () => number;
}): LoadBot {
  const { packs, bases, reader, vectors, clock, random } = dependencies;
  return async ({ path, sha256 }) => {
    const parts = await readModelFile(path, sha256);
    const { baseHash } = decodeManifest(parts);
    const base = baseHash === null ? undefined : await bases.load(baseHash, await packFoldersOf(packs));
    const agent = createAgent({
      model: decodeBot(parts, base),
      reader,
      clock: clock.now,
      random,
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
