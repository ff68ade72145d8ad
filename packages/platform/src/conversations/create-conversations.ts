import { AppError } from '../app-error.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { ConversationId, TenantId } from '../ids.ts';
import { parseConversationId } from '../ids.ts';
import type { Page } from '../page.ts';
import { pageOf } from '../page.ts';
import type { Store } from '../store/store.ts';
import type { ConversationQuery, TurnEvents } from '../store/tenant-store.ts';
import type { Conversation, ConversationStatus } from './conversation.ts';
import type { Message } from './message.ts';

/** Which conversations of a shop. */
export interface ListConversations {
  /** Rows of the page, 1 to 100. */
  readonly limit: number;
  readonly cursor?: string;
  readonly status?: ConversationStatus;
  readonly userId?: string;
}

/** Which messages of a conversation; a cursor goes before `afterSeq`. */
export interface ListMessages {
  readonly limit: number;
  readonly cursor?: string;
  readonly afterSeq?: number;
}

/** Reads a shop's conversations. Ids are taken as any text; what is not one of this shop's is not found. */
export interface Conversations {
  /** Newest activity first. Rejects with `invalid_cursor`. */
  list(tenantId: TenantId, query: ListConversations): Promise<Page<Conversation>>;
  /** Rejects with `conversation_not_found`. */
  find(tenantId: TenantId, id: string): Promise<Conversation>;
  /** Oldest first. Rejects with `conversation_not_found`, `invalid_cursor`. */
  messages(tenantId: TenantId, id: string, query: ListMessages): Promise<Page<Message>>;
  /** The dialogue's events by turn, oldest first. Rejects like `messages`. */
  events(tenantId: TenantId, id: string, query: ListMessages): Promise<Page<TurnEvents>>;
}

/** Creates the reading side of conversations. */
export function createConversations(dependencies: { readonly store: Store }): Conversations {
  const { store } = dependencies;

  async function find(tenantId: TenantId, text: string): Promise<Conversation> {
    const id = parseConversationId(text);
    const conversation = id === null ? null : await store.forTenant(tenantId).findConversation(id);
    if (conversation === null) throw new AppError('conversation_not_found');
    return conversation;
  }

  return {
    find,
    list: async (tenantId, query) => {
      const { limit, cursor, ...filters } = query;
      const name = JSON.stringify(['conversations', filters.status ?? null, filters.userId ?? null]);
      const after = cursor === undefined ? {} : { after: positionOf(name, cursor) };
      const rows = await store.forTenant(tenantId).listConversations({ limit: limit + 1, ...filters, ...after });
      return pageOf(rows, { limit, cursorOf: (last) => encodeCursor(name, [last.lastMessageAt, last.id]) });
    },
    messages: async (tenantId, id, query) => {
      const conversation = await find(tenantId, id);
      return sequencePage(conversation.id, query, (from) =>
        store.forTenant(tenantId).listMessages(conversation.id, from),
      );
    },
    events: async (tenantId, id, query) => {
      const conversation = await find(tenantId, id);
      return sequencePage(conversation.id, query, (from) =>
        store.forTenant(tenantId).listEvents(conversation.id, from),
      );
    },
  };
}

async function sequencePage<Row extends { readonly seq: number }>(
  id: ConversationId,
  query: ListMessages,
  read: (from: { limit: number; afterSeq: number }) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const { limit, cursor, afterSeq = 0 } = query;
  const from = cursor === undefined ? afterSeq : seqOf(id, cursor);
  const rows = await read({ limit: limit + 1, afterSeq: from });
  return pageOf(rows, { limit, cursorOf: (last) => encodeCursor(id, [last.seq]) });
}

function seqOf(id: ConversationId, cursor: string): number {
  const [seq] = decodeCursor(id, cursor);
  if (typeof seq !== 'number') throw new AppError('invalid_cursor');
  return seq;
}

function positionOf(name: string, cursor: string): NonNullable<ConversationQuery['after']> {
  const [lastMessageAt, text] = decodeCursor(name, cursor);
  const id = typeof text === 'string' ? parseConversationId(text) : null;
  if (typeof lastMessageAt !== 'number' || id === null) throw new AppError('invalid_cursor');
  return { lastMessageAt, id };
}
