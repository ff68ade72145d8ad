import type { CommitOutcome, Conversation, Json, TenantId, TenantStore, TurnCommit } from '@hamzaban/platform';
import { AppError } from '@hamzaban/platform';
import type { MemoryState } from './memory-state.ts';
import { rowsOf } from './memory-state.ts';

/** The rows of one shop in memory. */
export function createMemoryTenantStore(state: MemoryState, tenantId: TenantId): TenantStore {
  const rows = () => rowsOf(state, tenantId);
  const findOfUser = (userId: string) =>
    [...rows().conversations.values()].find(({ conversation }) => conversation.userId === userId);
  const ready = () => rows().models.filter(({ status }) => status === 'ready');

  function touch(): void {
    const tenant = state.tenants.get(tenantId);
    state.modelRevision++;
    if (tenant !== undefined) tenant.modelRevision = state.modelRevision;
  }

  function commit(turn: TurnCommit): CommitOutcome {
    if (turn.events.length > 0 && turn.messages.length === 0) throw new AppError('internal');
    if (!state.tenants.has(tenantId)) throw new AppError('tenant_not_found');
    const { conversations, records } = rows();
    const old = conversations.get(turn.conversation.id);
    if (turn.expectedVersion === null ? findOfUser(turn.conversation.userId) !== undefined : false) return 'conflict';
    if (turn.expectedVersion !== null && old?.conversation.version !== turn.expectedVersion) return 'conflict';
    if (turn.claims.some(({ key }) => records.has(key))) return 'conflict';
    const entry = old ?? { conversation: turn.conversation, snapshot: null, messages: [], events: [] };
    entry.conversation = turn.conversation;
    if (turn.snapshot !== null) entry.snapshot = JSON.stringify(turn.snapshot.value);
    entry.messages.push(...turn.messages.map((message) => structuredClone(message)));
    const firstSeq = turn.conversation.lastSeq - turn.messages.length + 1;
    if (turn.events.length > 0) entry.events.push({ seq: firstSeq, json: JSON.stringify(turn.events) });
    const { id: conversationId, lastSeq, lastMessageAt: at } = turn.conversation;
    for (const claim of turn.claims) records.set(claim.key, { ...claim, conversationId, firstSeq, lastSeq, at });
    conversations.set(conversationId, entry);
    for (const event of turn.outbox) state.outbox.push({ id: ++state.lastOutboxId, tenantId, event });
    return 'committed';
  }

  return {
    loadTurn: async (userId, keys) => {
      const found = findOfUser(userId);
      const snapshot = found?.snapshot ?? null;
      return {
        conversation: found?.conversation ?? null,
        snapshot: snapshot === null ? null : (JSON.parse(snapshot) as Json),
        records: keys.flatMap((key) => {
          const record = rows().records.get(key);
          if (record === undefined) return [];
          const { at: _, ...rest } = record;
          return [rest];
        }),
      };
    },
    commitTurn: async (turn) => commit(turn),
    findConversation: async (id) => rows().conversations.get(id)?.conversation ?? null,
    findConversationOfUser: async (userId) => findOfUser(userId)?.conversation ?? null,
    listConversations: async ({ limit, status, userId, after }) =>
      [...rows().conversations.values()]
        .map(({ conversation }) => conversation)
        .filter((each) => status === undefined || each.status === status)
        .filter((each) => userId === undefined || each.userId === userId)
        .filter((each) => after === undefined || isAfter(each, after))
        .sort((left, right) => (isAfter(left, right) ? 1 : -1))
        .slice(0, limit),
    listAllConversations: async ({ limit, afterId }) =>
      [...rows().conversations.values()]
        .map(({ conversation }) => conversation)
        .filter(({ id }) => afterId === undefined || id > afterId)
        .sort((left, right) => (left.id < right.id ? -1 : 1))
        .slice(0, limit),
    listMessages: async (id, { afterSeq, limit }) =>
      (rows().conversations.get(id)?.messages ?? []).filter(({ seq }) => seq > afterSeq).slice(0, limit),
    listEvents: async (id, { afterSeq, limit }) =>
      (rows().conversations.get(id)?.events ?? [])
        .filter(({ seq }) => seq > afterSeq)
        .slice(0, limit)
        .map(({ seq, json }) => ({ seq, events: JSON.parse(json) as readonly Json[] })),
    addModel: async (model) => {
      if (!state.tenants.has(tenantId)) throw new AppError('tenant_not_found');
      rows().models.push(model);
      touch();
    },
    findModel: async (id) => rows().models.find((model) => model.id === id) ?? null,
    listModels: async (limit) => rows().models.toReversed().slice(0, limit),
    activeModel: async () => {
      const pinned = state.tenants.get(tenantId)?.pinnedModelId;
      return ready().find(({ id }) => id === pinned) ?? ready().at(-1) ?? null;
    },
    pinModel: async (id) => {
      const tenant = state.tenants.get(tenantId);
      if (tenant === undefined || (id !== null && !ready().some((model) => model.id === id))) return false;
      state.tenants.set(tenantId, { ...tenant, pinnedModelId: id });
      touch();
      return true;
    },
    retireModel: async (id) => {
      const { models } = rows();
      const index = models.findIndex((model) => model.id === id && model.status === 'ready');
      const model = models[index];
      if (model === undefined) return false;
      models[index] = { ...model, status: 'retired' };
      touch();
      return true;
    },
  };
}

function isAfter(conversation: Conversation, position: { lastMessageAt: number; id: string }): boolean {
  if (conversation.lastMessageAt !== position.lastMessageAt) return conversation.lastMessageAt < position.lastMessageAt;
  return conversation.id < position.id;
}
