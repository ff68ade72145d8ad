import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Message } from '../conversations/message.ts';
import type { Ids } from '../create-ids.ts';
import type { Crypto } from '../crypto.ts';
import type { ConversationId, TenantId } from '../ids.ts';
import type { Store } from '../store/store.ts';
import { canonicalJson } from './canonical-json.ts';
import type { HandOffAction } from './hand-off.ts';
import { claimsOf, findReplay } from './idempotency.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import type { IdempotencyClaim } from './turn-commit.ts';
import { createTurnDraft } from './turn-draft.ts';

/** A message of one of the shop's people, already checked by its schema. */
export interface AgentMessage {
  readonly agentId: string;
  readonly message: string;
  readonly clientMessageId?: string;
}

/** What the shop's people do in a conversation. All reject with `conversation_not_found` and `handoff_conflict`. */
export interface AgentActions {
  /** Writes to the visitor; takes the conversation over unless the writer has it. Repeating by id is harmless. */
  agentReply(
    tenantId: TenantId,
    id: ConversationId,
    message: AgentMessage,
  ): Promise<{ readonly message: Message; readonly isReplay: boolean }>;
  /** A person answers from now on; the bot is silent. Conflict when another person has it, or when it is closed. */
  takeOver(tenantId: TenantId, id: ConversationId, agentId: string): Promise<Conversation>;
  /** The bot answers again, and starts anew. */
  release(tenantId: TenantId, id: ConversationId): Promise<Conversation>;
  /** Ends the conversation until the visitor writes again. */
  closeConversation(tenantId: TenantId, id: ConversationId): Promise<Conversation>;
}

/** What the actions need. */
export interface AgentActionsDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly crypto: Crypto;
  /** Runs a task in the conversation's order, with its visitor; rejects with `conversation_not_found`. */
  readonly inOrder: <Result>(
    tenantId: TenantId,
    id: ConversationId,
    task: (userId: string) => Promise<Result>,
  ) => Promise<Result>;
}

/** Creates the actions. */
export function createAgentActions(dependencies: AgentActionsDependencies): AgentActions {
  const { store, clock, ids, crypto, inOrder } = dependencies;

  function change(tenantId: TenantId, id: ConversationId, action: HandOffAction): Promise<Conversation> {
    const tenantStore = store.forTenant(tenantId);
    return inOrder(tenantId, id, (userId) =>
      retryOnConflict(async () => {
        const { conversation } = await tenantStore.loadTurn(userId, []);
        if (conversation === null) throw new AppError('conversation_not_found');
        const draft = createTurnDraft({ conversation, isNew: false, now: clock.now() });
        draft.step(action);
        if (draft.isEmpty) return conversation;
        // What the bot had in hand, a form half filled or the waiting for a person, is over once people are done with it: it
        // starts anew when it answers again.
        const isOver = draft.state.status === 'bot' || draft.state.status === 'closed';
        const snapshot = isOver ? { value: null } : null;
        const commit = draft.finish({ events: [], snapshot, claims: [] });
        return (await tenantStore.commitTurn(commit)) === 'conflict' ? null : commit.conversation;
      }),
    );
  }

  function claims(
    id: ConversationId,
    { agentId, message, clientMessageId }: AgentMessage,
  ): readonly IdempotencyClaim[] {
    const names = clientMessageId === undefined ? [] : [{ scope: ['agent', agentId, id], name: clientMessageId }];
    return claimsOf({ names, body: [agentId, message] }, { crypto, encode: canonicalJson });
  }

  return {
    agentReply: (tenantId, id, request) => {
      const tenantStore = store.forTenant(tenantId);
      const requestClaims = claims(id, request);
      const keys = requestClaims.map(({ key }) => key);
      return inOrder(tenantId, id, (userId) =>
        retryOnConflict(async () => {
          const { conversation, records } = await tenantStore.loadTurn(userId, keys);
          if (conversation === null) throw new AppError('conversation_not_found');
          const replay = findReplay(requestClaims, records);
          if (replay !== null) {
            const messages = await tenantStore.listMessages(id, { afterSeq: replay.firstSeq - 1, limit: 1 });
            return { message: only(messages), isReplay: true };
          }
          const now = Math.max(clock.now(), conversation.lastMessageAt);
          const draft = createTurnDraft({ conversation, isNew: false, now });
          draft.step({ type: 'agent-wrote', agentId: request.agentId });
          draft.add({
            id: ids.message(),
            sender: 'agent',
            content: { text: request.message },
            handledBy: null,
            understood: null,
            agentId: request.agentId,
            clientMessageId: request.clientMessageId ?? null,
            metadata: null,
            createdAt: now,
          });
          draft.tell('agent-replied');
          const commit = draft.finish({ events: [], snapshot: null, claims: requestClaims });
          if ((await tenantStore.commitTurn(commit)) === 'conflict') return null;
          return { message: only(commit.messages), isReplay: false };
        }),
      );
    },
    takeOver: (tenantId, id, agentId) => change(tenantId, id, { type: 'agent-took-over', agentId }),
    release: (tenantId, id) => change(tenantId, id, { type: 'released' }),
    closeConversation: (tenantId, id) => change(tenantId, id, { type: 'closed' }),
  };
}

function only(messages: readonly Message[]): Message {
  const [message] = messages;
  if (message === undefined) throw new AppError('internal');
  return message;
}
