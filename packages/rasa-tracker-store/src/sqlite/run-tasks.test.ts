import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { type EventTable, openEventTable } from './event-table.ts';
import { openMarkReader } from './mark-reader.ts';
import { runTasks } from './run-tasks.ts';

let folder: string;
let database: DatabaseSync;
let table: EventTable;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-tasks-'));
  database = connect({ path: join(folder, 'rasa.db'), busyTimeoutMs: 50 });
  table = openEventTable(database);
});
afterEach(() => {
  if (database.isOpen) database.close();
  rmSync(folder, { recursive: true, force: true });
});

const user = (text: string, timestamp = 1) => ({ event: 'user', timestamp, text });

describe('tasks on the table', () => {
  it('are done in order, reads after the writes before them', () => {
    const results = runTasks(database, table, [
      { id: 1, task: { kind: 'append', senderId: 'a', events: [user('one')], after: null } },
      { id: 2, task: { kind: 'read', senderId: 'a', span: 'all' } },
      { id: 3, task: { kind: 'replace', senderId: 'a', events: [user('two', 2)] } },
      { id: 4, task: { kind: 'mark', senderId: 'a' } },
    ]);
    expect(results).toEqual([
      { id: 1, value: { mark: '1 1', isContinuous: true } },
      { id: 2, value: { events: [user('one')], mark: '1 1' } },
      { id: 3, value: '1 2' },
      { id: 4, value: '1 2' },
    ]);
    expect(database.isTransaction).toBe(false);
  });

  it('that fail leave no trace, and the others of the same transaction stand', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const results = runTasks(database, table, [
      { id: 1, task: { kind: 'append', senderId: 'a', events: [user('kept')], after: null } },
      { id: 2, task: { kind: 'append', senderId: 'b', events: [user('x'), { ...user('y'), circular }], after: null } },
    ]);
    expect(results[1]).toMatchObject({ id: 2, fault: expect.stringContaining('circular') });
    expect(table.read('a', 'all').events).toHaveLength(1);
    expect(table.read('b', 'all').events).toEqual([]);
  });

  it('all say so when the transaction cannot begin', () => {
    const other = connect({ path: join(folder, 'rasa.db'), busyTimeoutMs: 50 });
    other.exec('BEGIN IMMEDIATE');
    const tasks = [1, 2].map((id) => ({
      id,
      task: { kind: 'append' as const, senderId: 'a', events: [user('x')], after: null },
    }));
    expect(runTasks(database, table, tasks)).toEqual([
      { id: 1, fault: expect.stringContaining('locked') },
      { id: 2, fault: expect.stringContaining('locked') },
    ]);
    other.close();
    expect(table.read('a', 'all').events).toEqual([]);
  });

  it('that only read open no transaction, and a broken row is named', () => {
    database.exec("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES ('a', 'user', 1, NULL)");
    expect(runTasks(database, table, [{ id: 1, task: { kind: 'read', senderId: 'a', span: 'all' } }])).toEqual([
      { id: 1, fault: 'The row 1 of the table events holds no JSON; mend or delete it.' },
    ]);
  });
});

describe('the newest session', () => {
  it('begins at the newest session_started, as Rasa asks the table for it', () => {
    const start = (timestamp: number) => ({ event: 'session_started', timestamp });
    table.append('a', [user('before', 1), start(2), user('old', 3), start(4), user('new', 5)], null);
    expect(table.read('a', 'latest-session').events).toEqual([start(4), user('new', 5)]);
    table.append('b', [user('never begun', 1)], null);
    expect(table.read('b', 'latest-session').events).toHaveLength(1);
  });
});

describe('marks by a second connection', () => {
  it('are those of the table, with a write-ahead log only', () => {
    const path = join(folder, 'rasa.db');
    const reader = openMarkReader(path);
    expect(reader?.mark('a')).toBeNull();
    const { mark } = table.append('a', [user('x')], null);
    expect(reader?.mark('a')).toBe(mark);
    reader?.close();
    database.exec('PRAGMA journal_mode = DELETE');
    expect(openMarkReader(path)).toBeNull();
    expect(existsSync(path)).toBe(true);
  });
});
