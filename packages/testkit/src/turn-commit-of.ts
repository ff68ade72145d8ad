import type { Conversation, IdempotencyClaim, Ids, Json, Message, PlatformEvent, TurnCommit } from '@hamzaban/platform';

/** What is special about a turn; the rest is filled in. */
export interface TurnCommitOptions {
  readonly ids: Ids;
  readonly at: number;
  /** The conversation as it was before; left out: a new one of `userId`. */
  readonly after?: Conversation;
  readonly userId?: string;
  readonly text?: string;
  readonly replies?: readonly string[];
  readonly changes?: Partial<Conversation>;
  readonly snapshot?: Json;
  readonly events?: readonly Json[];
  readonly claims?: readonly IdempotencyClaim[];
  readonly outbox?: readonly PlatformEvent['type'][];
}

/** Builds the commit of a turn: a visitor's message and the bot's replies. */
export function turnCommitOf(options: TurnCommitOptions): TurnCommit {
  const { ids, at, after, userId = 'ali', text = 'سلام', replies = ['سلام! بفرمایید.'] } = options;
  const start: Conversation = after ?? {
    id: ids.conversation(),
    userId,
    status: 'bot',
    agentId: null,
    waitingSince: null,
    lastSeq: 0,
    version: 0,
    createdAt: at,
    lastMessageAt: at,
  };
  const message = (sender: Message['sender'], words: string, index: number): Message => ({
    id: ids.message(),
    seq: start.lastSeq + 1 + index,
    sender,
    content: { text: words },
    handledBy: sender === 'user' ? 'bot' : null,
    understood: null,
    agentId: null,
    clientMessageId: null,
    metadata: null,
    createdAt: at,
  });
  const messages = [message('user', text, 0), ...replies.map((words, index) => message('bot', words, index + 1))];
  const lastSeq = start.lastSeq + messages.length;
  return {
    conversation: { ...start, lastSeq, version: start.version + 1, lastMessageAt: at, ...options.changes },
    expectedVersion: after === undefined ? null : after.version,
    snapshot: options.snapshot === undefined ? null : { value: options.snapshot },
    messages,
    events: options.events ?? [],
    claims: options.claims ?? [],
    outbox: (options.outbox ?? []).map((type) => ({ type, conversationId: start.id, seq: lastSeq, at })),
  };
}
