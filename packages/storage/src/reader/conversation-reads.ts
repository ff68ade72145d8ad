import type {
  Conversation,
  ConversationId,
  ConversationQuery,
  ConversationStatus,
  Json,
  Message,
  SequenceQuery,
  TenantId,
  TurnEvents,
  TurnStart,
} from '@hamzaban/platform';
import { conversationOf, fromJson, messageOf, recordOf } from '../rows/row-values.ts';
import type { Prepare } from '../sqlite/prepared-queries.ts';

const conversationColumns = [
  'id',
  'user_id',
  'status',
  'agent_id',
  'waiting_since',
  'last_seq',
  'version',
  'created_at',
  'last_message_at',
] as const;

const messageColumns = [
  'seq',
  'id',
  'sender',
  'created_at',
  'handled_by',
  'agent_id',
  'client_message_id',
  'text',
  'extras',
  'understood',
  'metadata',
] as const;

const everyStatus: readonly ConversationStatus[] = ['bot', 'waiting', 'human', 'closed'];
// Before the newest row in the order of the list.
const listStart = { lastMessageAt: Number.MAX_SAFE_INTEGER, id: '' };

/** The reading of conversations and messages; every query names the shop. */
export function createConversationReads(prepare: Prepare) {
  const findWithSnapshot = prepare((tables, row: { tenantId: string; userId: string }) =>
    tables
      .selectFrom('conversation')
      .select([...conversationColumns, 'snapshot'])
      .where('tenant_id', '=', row.tenantId)
      .where('user_id', '=', row.userId),
  );
  const findOfUser = prepare((tables, row: { tenantId: string; userId: string }) =>
    tables
      .selectFrom('conversation')
      .select(conversationColumns)
      .where('tenant_id', '=', row.tenantId)
      .where('user_id', '=', row.userId),
  );
  const find = prepare((tables, row: { tenantId: string; id: string }) =>
    tables
      .selectFrom('conversation')
      .select(conversationColumns)
      .where('tenant_id', '=', row.tenantId)
      .where('id', '=', row.id),
  );
  const listOfStatus = prepare((tables, row: StatusList) =>
    tables
      .selectFrom('conversation')
      .select(conversationColumns)
      .where('tenant_id', '=', row.tenantId)
      .where('status', '=', row.status)
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('last_message_at', 'id'), '<', tuple(row.lastMessageAt, row.lastId)),
      )
      .orderBy('last_message_at', 'desc')
      .orderBy('id', 'desc')
      .limit(row.limit),
  );
  const listById = prepare((tables, row: { tenantId: string; afterId: string; limit: number }) =>
    tables
      .selectFrom('conversation')
      .select(conversationColumns)
      .where('tenant_id', '=', row.tenantId)
      .where('id', '>', row.afterId)
      .orderBy('id')
      .limit(row.limit),
  );
  const listMessages = prepare((tables, row: SequenceList) =>
    tables
      .selectFrom('message')
      .select(messageColumns)
      .where('tenant_id', '=', row.tenantId)
      .where('conversation_id', '=', row.id)
      .where('seq', '>', row.afterSeq)
      .orderBy('seq')
      .limit(row.limit),
  );
  const listEvents = prepare((tables, row: SequenceList) =>
    tables
      .selectFrom('message')
      .select(['seq', 'events'])
      .where('tenant_id', '=', row.tenantId)
      .where('conversation_id', '=', row.id)
      .where('seq', '>', row.afterSeq)
      .where('events', 'is not', null)
      .orderBy('seq')
      .limit(row.limit),
  );
  const findRecord = prepare((tables, row: { tenantId: string; key: string }) =>
    tables
      .selectFrom('idempotency')
      .select(['key', 'fingerprint', 'conversation_id', 'first_seq', 'last_seq'])
      .where('tenant_id', '=', row.tenantId)
      .where('key', '=', row.key),
  );

  function findConversationOfUser(tenantId: TenantId, userId: string): Conversation | null {
    const row = findOfUser.first({ tenantId, userId });
    return row === null ? null : conversationOf(row);
  }

  return {
    findConversationOfUser,
    loadTurn: (tenantId: TenantId, userId: string, keys: readonly string[]): TurnStart => {
      const row = findWithSnapshot.first({ tenantId, userId });
      const records = keys.flatMap((key) => {
        const record = findRecord.first({ tenantId, key });
        return record === null ? [] : [recordOf(record)];
      });
      if (row === null) return { conversation: null, snapshot: null, records };
      return { conversation: conversationOf(row), snapshot: fromJson<Json>(row.snapshot), records };
    },
    findConversation: (tenantId: TenantId, id: ConversationId): Conversation | null => {
      const row = find.first({ tenantId, id });
      return row === null ? null : conversationOf(row);
    },
    listConversations: (tenantId: TenantId, query: ConversationQuery): readonly Conversation[] => {
      const { limit, status, userId } = query;
      const after = query.after ?? listStart;
      if (userId !== undefined) {
        const found = findConversationOfUser(tenantId, userId);
        return found !== null && isAfter(found, after) && found.status === (status ?? found.status) ? [found] : [];
      }
      const place = { tenantId, lastMessageAt: after.lastMessageAt, lastId: after.id, limit };
      return (status === undefined ? everyStatus : [status])
        .flatMap((each) => listOfStatus.all({ ...place, status: each }).map(conversationOf))
        .sort(byActivity)
        .slice(0, limit);
    },
    listAllConversations: (tenantId: TenantId, query: { limit: number; afterId?: ConversationId }) =>
      listById.all({ tenantId, afterId: query.afterId ?? '', limit: query.limit }).map(conversationOf),
    listMessages: (tenantId: TenantId, id: ConversationId, query: SequenceQuery): readonly Message[] =>
      listMessages.all({ tenantId, id, ...query }).map(messageOf),
    listEvents: (tenantId: TenantId, id: ConversationId, query: SequenceQuery): readonly TurnEvents[] =>
      listEvents
        .all({ tenantId, id, ...query })
        .map(({ seq, events }) => ({ seq, events: fromJson<readonly Json[]>(events) ?? [] })),
  };
}

type StatusList = {
  readonly tenantId: string;
  readonly status: string;
  readonly lastMessageAt: number;
  readonly lastId: string;
  readonly limit: number;
};

type SequenceList = {
  readonly tenantId: string;
  readonly id: string;
  readonly afterSeq: number;
  readonly limit: number;
};

function byActivity(left: Conversation, right: Conversation): number {
  return isAfter(left, right) ? 1 : -1;
}

/** Whether a conversation comes after a position in the list: older, or as old with a lower id. */
function isAfter(conversation: Conversation, position: { lastMessageAt: number; id: string }): boolean {
  if (conversation.lastMessageAt !== position.lastMessageAt) return conversation.lastMessageAt < position.lastMessageAt;
  return conversation.id < position.id;
}
