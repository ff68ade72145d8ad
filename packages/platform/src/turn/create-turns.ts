import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Ids } from '../create-ids.ts';
import type { Crypto } from '../crypto.ts';
import type { ConversationId, TenantId } from '../ids.ts';
import type { Store } from '../store/store.ts';
import type { AgentActions } from './agent-actions.ts';
import { createAgentActions } from './agent-actions.ts';
import type { Timers } from './ask-bot.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Bots } from './tenant-bot.ts';
import type { TurnRequest, TurnResult } from './turn-request.ts';
import { createVisitorTurn } from './visitor-turn.ts';

/** What turns are made of. */
export interface TurnsDependencies {
  readonly store: Store;
  readonly bots: Bots;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly crypto: Crypto;
  readonly timers: Timers;
  readonly options?: TurnsOptions;
}

/** Bounds of the turns; each has a default. */
export interface TurnsOptions {
  /** Messages of one conversation that may wait or run; 16. */
  readonly maxPerConversation?: number;
  /** Messages of all conversations that may wait or run; 10,000. */
  readonly maxInHand?: number;
  /** How long a bot may take for an answer; 15,000 ms. */
  readonly botTimeoutMs?: number;
}

/** The life of a message, and what the shop's people do in conversations. */
export interface Turns extends AgentActions {
  /**
   * Takes a visitor's message, lets the bot answer unless a human does, and resolves after all of it is on disk.
   * Messages of one visitor are handled strictly in the order of the calls; a repeated one waits for the first and
   * gets its answer. Rejects with an `AppError`: `idempotency_key_reused`, `conversation_busy`, `overloaded`,
   * `bot_unavailable`, `engine_failed`, `engine_timeout`, `storage_unavailable`, `shutting_down`; then nothing was kept.
   */
  handle(tenantId: TenantId, request: TurnRequest): Promise<TurnResult>;
  /** Messages in hand now. */
  readonly inHand: number;
  /** Takes no more messages and resolves when those in hand are answered. */
  close(): Promise<void>;
}

const defaults = { maxPerConversation: 16, maxInHand: 10_000, botTimeoutMs: 15_000 };

/** Creates the turns of all shops. One process at a time may handle the messages of a store. */
export function createTurns(dependencies: TurnsDependencies): Turns {
  const { store } = dependencies;
  const options = { ...defaults, ...dependencies.options };
  const queue = createKeyedQueue({ maxPerKey: options.maxPerConversation, maxTotal: options.maxInHand });
  const visitorTurn = createVisitorTurn({ ...dependencies, botTimeoutMs: options.botTimeoutMs });
  // A space cannot stand in a shop's id, so no two pairs share a key.
  const lane = (tenantId: TenantId, userId: string) => `${tenantId} ${userId}`;

  async function find(tenantId: TenantId, id: ConversationId): Promise<Conversation> {
    const conversation = await store.forTenant(tenantId).findConversation(id);
    if (conversation === null) throw new AppError('conversation_not_found');
    return conversation;
  }

  return {
    handle: (tenantId, request) => queue.run(lane(tenantId, request.userId), () => visitorTurn(tenantId, request)),
    ...createAgentActions({
      ...dependencies,
      inOrder: async (tenantId, id, task) => {
        const { userId } = await find(tenantId, id);
        return queue.run(lane(tenantId, userId), () => task(userId));
      },
    }),
    get inHand() {
      return queue.size;
    },
    close: queue.close,
  };
}
