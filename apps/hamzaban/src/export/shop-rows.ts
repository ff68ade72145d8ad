import type { Conversation, ConversationId, Keys, Models, Origins, Store, Tenant } from '@hamzaban/platform';

/** What a shop's rows are read from. */
export interface ShopRowsDependencies {
  readonly store: Store;
  readonly keys: Keys;
  readonly models: Models;
  readonly origins: Origins;
}

/** Rows that are in memory at a time. */
const PAGE = 200;
const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** The shop itself, in the words of the API. Keys are named, never told: only their hash is known. */
export async function readShop(tenant: Tenant, { keys, models, origins }: ShopRowsDependencies) {
  const [ownKeys, versions] = await Promise.all([keys.list(tenant.id), models.list(tenant.id)]);
  return {
    id: tenant.id,
    name: tenant.name,
    status: tenant.status,
    created_at: time(tenant.createdAt),
    erase_at: time(tenant.eraseAt),
    origins: await origins.list(tenant.id),
    keys: ownKeys.map((key) => ({
      id: key.id,
      class: key.class,
      created_at: time(key.createdAt),
      expires_at: time(key.expiresAt),
    })),
    models: versions.map((version) => ({
      id: version.id,
      file: version.file,
      sha256: version.sha256,
      base_hash: version.baseHash,
      is_active: version.isActive,
      is_pinned: version.isPinned,
      created_at: time(version.createdAt),
    })),
  };
}

/**
 * Every conversation of a shop with its messages and dialogue events, by the conversations' ids. A shop that is being
 * served goes on: each conversation is read as it stands when its turn comes, whole up to its last message.
 */
export async function* readConversations(tenant: Tenant, store: Store): AsyncGenerator<ConversationRow> {
  const rows = store.forTenant(tenant.id);
  let afterId: ConversationId | undefined;
  for (;;) {
    const page = await rows.listAllConversations({ limit: PAGE, ...(afterId !== undefined && { afterId }) });
    for (const conversation of page) yield { conversation, rows };
    afterId = page.at(-1)?.id;
    if (afterId === undefined) return;
  }
}

/** One conversation, and where its messages are. */
export interface ConversationRow {
  readonly conversation: Conversation;
  readonly rows: ReturnType<Store['forTenant']>;
}

/** A line of `conversations.jsonl`. */
export function conversationLine({ conversation }: ConversationRow) {
  return {
    id: conversation.id,
    user_id: conversation.userId,
    status: conversation.status,
    agent_id: conversation.agentId,
    waiting_since: time(conversation.waitingSince),
    message_count: conversation.lastSeq,
    created_at: time(conversation.createdAt),
    last_message_at: time(conversation.lastMessageAt),
  };
}

/** The lines of `messages.jsonl` of one conversation. */
export async function* messageLines({ conversation, rows }: ConversationRow) {
  let afterSeq = 0;
  while (afterSeq < conversation.lastSeq) {
    const page = await rows.listMessages(conversation.id, { afterSeq, limit: PAGE });
    for (const message of page) {
      if (message.seq > conversation.lastSeq) return;
      yield {
        conversation_id: conversation.id,
        id: message.id,
        seq: message.seq,
        sender: message.sender,
        ...message.content,
        handled_by: message.handledBy,
        agent_id: message.agentId,
        client_message_id: message.clientMessageId,
        metadata: message.metadata,
        understood: message.understood,
        created_at: time(message.createdAt),
      };
    }
    const last = page.at(-1);
    // Erased meanwhile: what is left of it is nothing.
    if (last === undefined) return;
    afterSeq = last.seq;
  }
}

/** The lines of `events.jsonl` of one conversation: the dialogue's events (Rasa's names), turn by turn. */
export async function* eventLines({ conversation, rows }: ConversationRow) {
  let afterSeq = 0;
  for (;;) {
    const page = await rows.listEvents(conversation.id, { afterSeq, limit: PAGE });
    for (const { seq, events } of page) {
      if (seq > conversation.lastSeq) return;
      yield { conversation_id: conversation.id, seq, events };
    }
    const last = page.at(-1);
    if (last === undefined) return;
    afterSeq = last.seq;
  }
}
