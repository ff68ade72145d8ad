import type { Clock } from '../clock.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { MessageContent } from '../conversations/message.ts';
import type { Ids } from '../create-ids.ts';
import type { Crypto } from '../crypto.ts';
import type { TenantId } from '../ids.ts';
import type { Store } from '../store/store.ts';
import type { Timers } from './ask-bot.ts';
import { askBot } from './ask-bot.ts';
import { canonicalJson } from './canonical-json.ts';
import { initialHandOffState } from './hand-off.ts';
import type { RepeatableRequest } from './idempotency.ts';
import { claimsOf, findReplay } from './idempotency.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import type { BotOutput, BotReply, Bots } from './tenant-bot.ts';
import { answerOf } from './turn-answer.ts';
import type { IdempotencyClaim, TurnStart } from './turn-commit.ts';
import { createTurnDraft } from './turn-draft.ts';
import type { TurnRequest, TurnResult } from './turn-request.ts';

/** What a visitor's turn needs. */
export interface VisitorTurnDependencies {
  readonly store: Store;
  readonly bots: Bots;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly crypto: Crypto;
  readonly timers: Timers;
  readonly botTimeoutMs: number;
}

const silentOutput = { events: [], replies: [], snapshot: null, understood: null };

/** Creates the function that takes one message of a visitor through its life; the caller keeps the order. */
export function createVisitorTurn(dependencies: VisitorTurnDependencies) {
  const { store, bots, clock, ids, crypto, timers, botTimeoutMs } = dependencies;

  return async function visitorTurn(tenantId: TenantId, request: TurnRequest): Promise<TurnResult> {
    const tenantStore = store.forTenant(tenantId);
    const claims = claimsOf(repeatable(request), { crypto, encode: canonicalJson });
    const keys = claims.map(({ key }) => key);
    return retryOnConflict(async () => {
      const start = await tenantStore.loadTurn(request.userId, keys);
      const replay = findReplay(claims, start.records);
      if (replay !== null) {
        const { conversationId, firstSeq, lastSeq } = replay;
        const query = { afterSeq: firstSeq - 1, limit: lastSeq - firstSeq + 1 };
        const messages = await tenantStore.listMessages(conversationId, query);
        return { answer: answerOf(conversationId, messages), isReplay: true };
      }
      const commit = await decide(tenantId, request, { start, claims });
      if ((await tenantStore.commitTurn(commit)) === 'conflict') return null;
      return { answer: answerOf(commit.conversation.id, commit.messages), isReplay: false };
    });
  };

  async function decide(tenantId: TenantId, request: TurnRequest, read: Read) {
    const { start, claims } = read;
    const now = Math.max(clock.now(), start.conversation?.lastMessageAt ?? 0);
    const conversation = start.conversation ?? newConversation(request.userId, now);
    const draft = createTurnDraft({ conversation, isNew: start.conversation === null, now });
    draft.step({ type: 'visitor-wrote' });
    const isForBot = draft.state.status !== 'human';
    const messageId = ids.message();
    const output: Omit<BotOutput, 'snapshot'> & { snapshot: BotOutput['snapshot'] | null } = isForBot
      ? await askBot(
          await bots.forTenant(tenantId),
          {
            snapshot: start.snapshot,
            userId: request.userId,
            conversationId: conversation.id,
            messageId,
            text: request.message,
            metadata: request.metadata ?? null,
            now,
          },
          { timers, timeoutMs: botTimeoutMs },
        )
      : silentOutput;
    draft.add({
      id: messageId,
      sender: 'user',
      content: { text: request.message },
      handledBy: isForBot ? 'bot' : 'human',
      understood: output.understood,
      agentId: null,
      clientMessageId: request.clientMessageId ?? null,
      metadata: request.metadata ?? null,
      createdAt: now,
    });
    draft.tell('message-received');
    const repliedAt = Math.max(clock.now(), now);
    for (const reply of output.replies) draft.add(botMessage(reply, repliedAt));
    if (output.handoff === 'request') draft.step({ type: 'human-requested' });
    const snapshot = isForBot ? { value: output.snapshot } : null;
    return draft.finish({ events: output.events, snapshot, claims });
  }

  function botMessage(reply: BotReply, createdAt: number) {
    return {
      id: ids.message(),
      sender: 'bot' as const,
      content: contentOf(reply),
      handledBy: null,
      understood: null,
      agentId: null,
      clientMessageId: null,
      metadata: null,
      createdAt,
    };
  }

  function newConversation(userId: string, now: number): Conversation {
    return {
      ...initialHandOffState,
      id: ids.conversation(),
      userId,
      lastSeq: 0,
      version: 0,
      createdAt: now,
      lastMessageAt: now,
    };
  }
}

interface Read {
  readonly start: TurnStart;
  readonly claims: readonly IdempotencyClaim[];
}

function repeatable(request: TurnRequest): RepeatableRequest {
  const { userId, message, clientMessageId, metadata, idempotencyKey } = request;
  const names = [];
  // Visitors number their own messages, so the id counts per visitor; the header counts per shop and route.
  if (clientMessageId !== undefined) names.push({ scope: ['visitor', userId], name: clientMessageId });
  if (idempotencyKey !== undefined) names.push({ scope: ['webhook'], name: idempotencyKey });
  return { names, body: [userId, message, clientMessageId ?? null, metadata ?? null] };
}

function contentOf(reply: BotReply): MessageContent {
  return {
    // A store keeps well-formed texts only; mended here, the first answer and its replay are the same.
    text: (reply.text ?? '').toWellFormed(),
    ...(reply.buttons === undefined || reply.buttons.length === 0 ? {} : { buttons: reply.buttons }),
    ...(reply.image === undefined ? {} : { image: reply.image }),
    ...(reply.custom === undefined ? {} : { custom: reply.custom }),
  };
}
