import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Appended, StoredConversation, StoredEvent, StoredSpan } from '../tracker-store.ts';
import { TrackerStoreError } from '../tracker-store-error.ts';

/** Rasa's table of events (rasa-compat 21) on a connection that nobody else uses. */
export interface EventTable {
  mark(senderId: string): string | null;
  read(senderId: string, span: StoredSpan): StoredConversation;
  append(senderId: string, events: readonly StoredEvent[], after: string | null): Appended;
  replace(senderId: string, events: readonly StoredEvent[]): string | null;
}

interface Row {
  readonly id: number;
  readonly timestamp: number | null;
  readonly data: string | null;
}

/** The columns as SQLAlchemy makes them for Rasa 3.6, so that either side may be the first to open the file. */
const createTable = `
  CREATE TABLE IF NOT EXISTS events (
    id INTEGER NOT NULL,
    sender_id VARCHAR(255) NOT NULL,
    type_name VARCHAR(255) NOT NULL,
    timestamp FLOAT,
    intent_name VARCHAR(255),
    action_name VARCHAR(255),
    data TEXT,
    PRIMARY KEY (id)
  );
  CREATE INDEX IF NOT EXISTS ix_events_sender_id ON events (sender_id);
`;

/** The newest event of a conversation: one look into the index, however long the conversation is. */
export const selectLast = 'SELECT id, timestamp FROM events WHERE sender_id = ? ORDER BY id DESC LIMIT 1';
const selectAll = 'SELECT id, timestamp, data FROM events WHERE sender_id = ? ORDER BY id';
// As Rasa asks: what is not older than the newest `session_started`, whose action is thus not among it.
const selectSession = `
  SELECT id, timestamp, data FROM events
  WHERE sender_id = ?1 AND timestamp >= COALESCE(
    (SELECT MAX(timestamp) FROM events WHERE sender_id = ?1 AND type_name = 'session_started'), timestamp)
  ORDER BY id
`;
const insertEvent = `
  INSERT INTO events (sender_id, type_name, timestamp, intent_name, action_name, data) VALUES (?, ?, ?, ?, ?, ?)
`;

/** Makes the table if it is not there, and the statements on it. */
export function openEventTable(database: DatabaseSync): EventTable {
  database.exec(createTable);
  const last = database.prepare(selectLast);
  const insert = database.prepare(insertEvent);
  const remove = database.prepare('DELETE FROM events WHERE sender_id = ?');
  const spans: Readonly<Record<StoredSpan, StatementSync>> = {
    all: database.prepare(selectAll),
    'latest-session': database.prepare(selectSession),
  };

  function mark(senderId: string): string | null {
    const row = last.get(senderId) as Row | undefined;
    return row === undefined ? null : markOf(row);
  }

  function add(senderId: string, events: readonly StoredEvent[]): void {
    for (const event of events) {
      const { intent, action } = namesIn(event);
      insert.run(senderId, event.event, event.timestamp, intent, action, JSON.stringify(event));
    }
  }

  return {
    mark,
    read(senderId, span) {
      const rows = spans[span].all(senderId) as unknown as readonly Row[];
      const newest = rows.at(-1);
      return { events: rows.map(eventOf), mark: newest === undefined ? null : markOf(newest) };
    },
    append(senderId, events, after) {
      const isContinuous = mark(senderId) === after;
      add(senderId, events);
      return { mark: mark(senderId), isContinuous };
    },
    replace(senderId, events) {
      remove.run(senderId);
      add(senderId, events);
      return mark(senderId);
    },
  };
}

/** SQLite gives an id again once the newest row is deleted, hence the time beside it. */
export function markOf({ id, timestamp }: Pick<Row, 'id' | 'timestamp'>): string {
  return `${id} ${timestamp}`;
}

function eventOf({ id, data }: Row): StoredEvent {
  try {
    return JSON.parse(data ?? '') as StoredEvent;
  } catch (cause) {
    throw new TrackerStoreError(`The row ${id} of the table events holds no JSON; mend or delete it.`, { cause });
  }
}

/** What Rasa puts into the columns `intent_name` and `action_name` besides. */
function namesIn(event: StoredEvent): { readonly intent: string | null; readonly action: string | null } {
  const parsed = event['parse_data'] as { readonly intent?: { readonly name?: unknown } | null } | null | undefined;
  return { intent: textOrNull(parsed?.intent?.name), action: textOrNull(event['name']) };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
