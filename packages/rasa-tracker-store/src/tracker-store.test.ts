import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from './create-memory-store.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import type { RasaTrackerStore, StoredEvent } from './tracker-store.ts';

let folder: string;
let time = 1_700_000_000;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function event(name: string, rest: Record<string, unknown> = {}): StoredEvent {
  time += 0.5;
  return { event: name, timestamp: time, ...rest };
}

function sessionStart(): StoredEvent[] {
  return [event('action', { name: 'action_session_start' }), event('session_started')];
}

const kinds: readonly [string, () => Promise<RasaTrackerStore>][] = [
  ['in memory', async () => createMemoryStore()],
  ['in a SQLite file', () => openSqliteStore({ path: join(folder, 'rasa.db') })],
];

describe.each(kinds)('a tracker store %s', (_, open) => {
  it('gives back what was written, whole and in order', async () => {
    const store = await open();
    const events = [...sessionStart(), event('user', { text: 'سلام 👋', parse_data: { intent: { name: 'greet' } } })];
    const first = await store.append('a/b', events, null);
    expect(first.isContinuous).toBe(true);
    const more = [event('bot', { text: null, data: { buttons: [] } })];
    const second = await store.append('a/b', more, first.mark);
    expect(second.isContinuous).toBe(true);
    expect(await store.read('a/b', 'all')).toEqual({ events: [...events, ...more], mark: second.mark });
    expect(await store.mark('a/b')).toBe(second.mark);
    await store.close();
  });

  it('knows nothing of conversations that never were, and keeps conversations apart', async () => {
    const store = await open();
    await store.append('one', sessionStart(), null);
    expect(await store.read('two', 'all')).toEqual({ events: [], mark: null });
    expect(await store.mark('two')).toBeNull();
    await store.close();
  });

  it('gives the newest session alone when asked for it', async () => {
    const store = await open();
    const { mark } = await store.append('u', [...sessionStart(), event('user', { text: 'old' })], null);
    const fresh = [...sessionStart(), event('user', { text: 'new' })];
    await store.append('u', fresh, mark);
    const { events } = await store.read('u', 'latest-session');
    expect(events.slice(-2)).toEqual(fresh.slice(-2));
    expect(JSON.stringify(events)).not.toContain('old');
    await store.close();
  });

  it('says when somebody else wrote in between', async () => {
    const store = await open();
    const mine = await store.append('u', sessionStart(), null);
    await store.append('u', [event('slot', { name: 'x', value: 1 })], mine.mark);
    const late = await store.append('u', [event('user', { text: 'hi' })], mine.mark);
    expect(late.isContinuous).toBe(false);
    expect((await store.read('u', 'all')).events).toHaveLength(4);
    await store.close();
  });

  it('replaces a conversation', async () => {
    const store = await open();
    const before = await store.append('u', [...sessionStart(), event('user')], null);
    const after = [event('action', { name: 'action_listen' })];
    const mark = await store.replace('u', after);
    expect(mark).not.toBe(before.mark);
    expect(await store.read('u', 'all')).toEqual({ events: after, mark });
    await store.close();
  });

  it('writes nothing when there is nothing to write', async () => {
    const store = await open();
    const { mark } = await store.append('u', sessionStart(), null);
    expect(await store.append('u', [], mark)).toEqual({ mark, isContinuous: true });
    await store.close();
  });
});

describe('a store in memory', () => {
  it('forgets the conversation unused for longest when there are too many', async () => {
    const store = createMemoryStore({ maxConversations: 2, maxEvents: 1000 });
    for (const sender of ['a', 'b', 'a', 'c']) await store.append(sender, [event('user')], await store.mark(sender));
    expect(await store.mark('b')).toBeNull();
    expect((await store.read('a', 'all')).events).toHaveLength(2);
  });

  it('holds no more events than it may, and of one long conversation the newest', async () => {
    const store = createMemoryStore({ maxConversations: 100, maxEvents: 10 });
    for (let index = 0; index < 30; index++) await store.append('a', [event('user', { index })], await store.mark('a'));
    const { events } = await store.read('a', 'all');
    expect(events.length).toBeLessThanOrEqual(11);
    expect(events.at(-1)).toMatchObject({ index: 29 });
  });

  it('forgets earlier sessions with the next message, as Rasa does', async () => {
    const store = createMemoryStore();
    const first = await store.append('u', [...sessionStart(), event('user', { text: 'old' })], null);
    const second = await store.append('u', sessionStart(), first.mark);
    expect((await store.read('u', 'all')).events).toHaveLength(5);
    await store.append('never was', [], null);
    expect(await store.mark('never was')).toBeNull();
    await store.append('u', [event('user', { text: 'new' })], second.mark);
    expect((await store.read('u', 'all')).events).toHaveLength(3);
  });
});

describe('a store in a SQLite file', () => {
  it("fills the columns of Rasa's own table", async () => {
    const path = join(folder, 'rasa.db');
    const store = await openSqliteStore({ path });
    await store.append(
      'u',
      [
        event('action', { name: 'action_listen', policy: null }),
        event('user', { text: 'hi', parse_data: { intent: { name: 'greet' } } }),
        event('user', { text: '', parse_data: { intent: { name: null } } }),
      ],
      null,
    );
    await store.close();
    const database = new DatabaseSync(path);
    const rows = database.prepare('SELECT sender_id, type_name, intent_name, action_name FROM events').all();
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['u', 'action', null, 'action_listen'],
      ['u', 'user', 'greet', null],
      ['u', 'user', null, null],
    ]);
    database.close();
  });

  it('is there again after the process ended, for its owner alone', async () => {
    const path = join(folder, 'rasa.db');
    const store = await openSqliteStore({ path });
    const { mark } = await store.append('u', sessionStart(), null);
    await store.close();
    expect(statSync(path).mode & 0o077).toBe(0);
    const again = await openSqliteStore({ path });
    expect(await again.mark('u')).toBe(mark);
    await again.close();
  });

  it('sees what another program wrote, and keeps the journal mode of a file that was there', async () => {
    const path = join(folder, 'rasa.db');
    new DatabaseSync(path).close();
    const ours = await openSqliteStore({ path });
    const { mark } = await ours.append('u', sessionStart(), null);
    const other = new DatabaseSync(path);
    other.exec(
      `INSERT INTO events (sender_id, type_name, timestamp, data) VALUES ('u', 'slot', ${time + 1}, '{"event": "slot", "timestamp": ${time + 1}, "name": "city", "value": "\\u0634"}')`,
    );
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    other.close();
    expect(await ours.mark('u')).not.toBe(mark);
    expect((await ours.read('u', 'latest-session')).events.at(-1)).toMatchObject({ name: 'city', value: 'ش' });
    await ours.close();
  });

  it('takes many conversations at once', async () => {
    const store = await openSqliteStore({ path: join(folder, 'rasa.db') });
    await Promise.all(
      Array.from({ length: 1200 }, (_, index) => store.append(`u${index}`, [event('user', { index })], null)),
    );
    expect((await store.read('u1199', 'all')).events).toMatchObject([{ index: 1199 }]);
    await store.close();
  });

  it('names a broken row and goes on', async () => {
    const path = join(folder, 'rasa.db');
    const store = await openSqliteStore({ path });
    await store.append('good', [event('user')], null);
    const other = new DatabaseSync(path);
    other.exec("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES ('bad', 'slot', 1, '{')");
    other.close();
    await expect(store.read('bad', 'all')).rejects.toThrow(/row 2 of the table events holds no JSON/);
    expect((await store.read('good', 'all')).events).toHaveLength(1);
    await store.close();
  });

  it('says what is wrong with a file that is no database, and with a folder that is not there', async () => {
    const path = join(folder, 'no.db');
    writeFileSync(path, 'this is no database, and it is long enough to be looked at as one'.repeat(40));
    await expect(openSqliteStore({ path })).rejects.toThrow(/no\.db cannot be used: file is not a database/);
    await expect(openSqliteStore({ path: join(folder, 'none', 'x.db') })).rejects.toThrow(/cannot be used/);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('refuses work after it was closed', async () => {
    const store = await openSqliteStore({ path: join(folder, 'rasa.db') });
    await store.close();
    await store.close();
    await expect(store.mark('u')).rejects.toThrow(/is closed/);
  });

  it('loses nothing of a transaction that a lock held up, and says so when it could not be written', async () => {
    const path = join(folder, 'rasa.db');
    const store = await openSqliteStore({ path, busyTimeoutMs: 50 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.append('u', [event('user')], null)).rejects.toThrow(/locked/);
    other.exec('COMMIT');
    other.close();
    await store.append('u', [event('user')], null);
    expect((await store.read('u', 'all')).events).toHaveLength(1);
    await store.close();
  });
});
