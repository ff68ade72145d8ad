import type { CommitOutcome } from '@hamzaban/platform';
import type { TurnWrite } from '../rows/turn-write.ts';
import type { ConversationTable, MessageTable } from '../schema/tables.ts';
import type { Prepare } from '../sqlite/prepared-queries.ts';
import { sqliteFaultOf } from '../sqlite/sqlite-errors.ts';
import { WriteRefusal } from './write-refusal.ts';

type Flat<Row> = { readonly [Column in keyof Row]: Row[Column] };

/** The writing of turns. */
export function createTurnOperations(prepare: Prepare) {
  const insertConversation = prepare((tables, row: Flat<ConversationTable>) =>
    tables.insertInto('conversation').values({
      tenant_id: row.tenant_id,
      id: row.id,
      user_id: row.user_id,
      status: row.status,
      agent_id: row.agent_id,
      waiting_since: row.waiting_since,
      last_seq: row.last_seq,
      version: row.version,
      created_at: row.created_at,
      last_message_at: row.last_message_at,
      snapshot: row.snapshot,
    }),
  );
  const updateConversation = prepare((tables, row: Flat<ConversationTable> & { readonly expected: number }) =>
    tables
      .updateTable('conversation')
      .set({
        status: row.status,
        agent_id: row.agent_id,
        waiting_since: row.waiting_since,
        last_seq: row.last_seq,
        version: row.version,
        last_message_at: row.last_message_at,
      })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', row.id)
      .where('version', '=', row.expected),
  );
  const updateWithSnapshot = prepare((tables, row: Flat<ConversationTable> & { readonly expected: number }) =>
    tables
      .updateTable('conversation')
      .set({
        status: row.status,
        agent_id: row.agent_id,
        waiting_since: row.waiting_since,
        last_seq: row.last_seq,
        version: row.version,
        last_message_at: row.last_message_at,
        snapshot: row.snapshot,
      })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', row.id)
      .where('version', '=', row.expected),
  );
  const insertMessage = prepare((tables, row: Flat<MessageTable>) =>
    tables.insertInto('message').values({
      tenant_id: row.tenant_id,
      conversation_id: row.conversation_id,
      seq: row.seq,
      id: row.id,
      sender: row.sender,
      created_at: row.created_at,
      handled_by: row.handled_by,
      agent_id: row.agent_id,
      client_message_id: row.client_message_id,
      text: row.text,
      extras: row.extras,
      understood: row.understood,
      metadata: row.metadata,
      events: row.events,
    }),
  );
  const insertClaim = prepare((tables, row: ClaimRow) =>
    tables.insertInto('idempotency').values({
      tenant_id: row.tenantId,
      key: row.key,
      fingerprint: row.fingerprint,
      conversation_id: row.conversationId,
      first_seq: row.firstSeq,
      last_seq: row.lastSeq,
      created_at: row.at,
    }),
  );
  const insertEvent = prepare((tables, row: EventRow) =>
    tables.insertInto('outbox').values({
      tenant_id: row.tenantId,
      type: row.type,
      conversation_id: row.conversationId,
      seq: row.seq,
      created_at: row.at,
    }),
  );

  function writeConversation({ conversation, expectedVersion, hasSnapshot }: TurnWrite): void {
    if (expectedVersion === null) {
      insertConversation.run(conversation);
      return;
    }
    const update = hasSnapshot ? updateWithSnapshot : updateConversation;
    if (update.run({ ...conversation, expected: expectedVersion }) !== 1) throw new WriteRefusal('conflict');
  }

  function write(turn: TurnWrite): CommitOutcome {
    const { tenant_id: tenantId, id: conversationId, last_seq: lastSeq, last_message_at: at } = turn.conversation;
    writeConversation(turn);
    for (const message of turn.messages) insertMessage.run(message);
    const firstSeq = lastSeq - turn.messages.length + 1;
    for (const claim of turn.claims) insertClaim.run({ ...claim, tenantId, conversationId, firstSeq, lastSeq, at });
    for (const event of turn.outbox) insertEvent.run({ ...event, tenantId, conversationId });
    return 'committed';
  }

  return {
    commitTurn: (turn: TurnWrite): CommitOutcome => {
      try {
        return write(turn);
      } catch (error) {
        // Somebody else made the visitor's conversation or used the key since this turn looked.
        if (sqliteFaultOf(error) === 'not-unique') throw new WriteRefusal('conflict');
        throw error;
      }
    },
  };
}

type ClaimRow = {
  readonly tenantId: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly conversationId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly at: number;
};

type EventRow = {
  readonly tenantId: string;
  readonly type: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly at: number;
};
