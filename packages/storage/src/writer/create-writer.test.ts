import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { TurnCommit } from '@hamzaban/platform';
import { createIds } from '@hamzaban/platform';
import { createManualClock, tenantIdOf, testCrypto, turnCommitOf } from '@hamzaban/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnWriteOf } from '../rows/turn-write.ts';
import { migrations } from '../schema/migrations.ts';
import { connectToWrite } from '../sqlite/connections.ts';
import { migrate } from '../sqlite/migrate.ts';
import type { Writer } from './create-writer.ts';
import { createWriter } from './create-writer.ts';
import type { WriteRequest } from './messages.ts';
import { compileOperationQueries } from './operation-queries.ts';

const rose = tenantIdOf('rose');
const clock = createManualClock();
const ids = createIds({ clock, crypto: testCrypto });

describe('the writer', () => {
  let folder: string;
  let database: DatabaseSync;
  let writer: Writer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hamzaban-writer-'));
    const path = join(folder, 'x.db');
    database = connectToWrite({ path, busyTimeoutMs: 100 });
    await migrate(database, { path, migrations, backupPathFor: () => '' });
    writer = createWriter(database, compileOperationQueries());
    const tenant = { id: rose, name: 'گل', status: 'active', createdAt: 1, eraseAt: null, pinnedModelId: null };
    const key = { id: 'k', class: 'secret', tenantId: rose, hash: 'h', createdAt: 1, expiresAt: null };
    expect(writer.write([{ id: 0, name: 'createTenant', input: { tenant, key } }])).toEqual([{ id: 0, value: true }]);
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const request = (id: number, commit: TurnCommit): WriteRequest => ({
    id,
    name: 'commitTurn',
    input: turnWriteOf(rose, commit),
  });
  const newTurn = (id: number, text = 'سلام') => request(id, turnCommitOf({ ids, at: 1, userId: `user-${id}`, text }));
  const count = (table: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);

  it('writes a batch and leaves no transaction open', () => {
    const results = writer.write([newTurn(1), newTurn(2), newTurn(3)]);
    expect(results).toEqual([1, 2, 3].map((id) => ({ id, value: 'committed' })));
    expect(database.isTransaction).toBe(false);
    expect(count('conversation')).toBe(3);
  });

  it('keeps the others when one of the batch conflicts or breaks, and leaves no trace of those', () => {
    const broken = turnCommitOf({ ids, at: 1, userId: 'user-9', claims: [{ key: 'x', fingerprint: 'f' }] });
    const tooMuch = { ...broken, messages: broken.messages.map((message) => ({ ...message, seq: null as never })) };
    const foreign = { ...newTurn(5), input: turnWriteOf(tenantIdOf('nobody'), turnCommitOf({ ids, at: 1 })) };
    const results = writer.write([newTurn(1), newTurn(1), request(3, tooMuch), newTurn(4), foreign]);
    expect(results).toMatchObject([
      { id: 1, value: 'committed' },
      { id: 1, value: 'conflict' },
      { id: 3, fault: { kind: 'other' } },
      { id: 4, value: 'committed' },
      { id: 5, fault: { kind: 'no-parent' } },
    ]);
    expect(count('conversation')).toBe(2);
    expect(count('message')).toBe(4);
    expect(count('idempotency')).toBe(0);
  });

  it('writes nothing of a batch that fills the disk, and goes on when there is room', () => {
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages + 5}`);
    const batch = Array.from({ length: 20 }, (_, index) => newTurn(index + 1, 'ا'.repeat(4000)));
    const results = writer.write(batch);
    expect(results).toHaveLength(20);
    for (const result of results) expect(result).toMatchObject({ fault: { kind: 'unavailable' } });
    expect(database.isTransaction).toBe(false);
    expect(count('conversation') + count('message')).toBe(0);
    database.exec('PRAGMA max_page_count = 1000000');
    expect(writer.write(batch).every((result) => 'value' in result && result.value === 'committed')).toBe(true);
    expect(count('message')).toBe(40);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('writes a turn on the disk-full edge whole or not at all', () => {
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages + 30}`);
    let committed = 0;
    for (let id = 1; id < 60; id++) {
      const [result] = writer.write([newTurn(id, 'ا'.repeat(2000))]);
      if (result !== undefined && 'value' in result) committed++;
    }
    expect(committed).toBeGreaterThan(0);
    expect(committed).toBeLessThan(59);
    expect(count('conversation')).toBe(committed);
    expect(count('message')).toBe(committed * 2);
  });

  it('keeps every text exactly, whatever it looks like', () => {
    const texts = [
      "'; DROP TABLE message; --",
      '"',
      '\\',
      '؟،؛«»\u200c\u200f',
      '😀',
      '\u202e',
      'a\u0000b',
      '{"a":1}',
      '%_',
      ' ',
    ];
    texts.forEach((text, index) => {
      writer.write([newTurn(index + 1, text)]);
    });
    const rows = database.prepare("SELECT text FROM message WHERE sender = 'user' ORDER BY id").all();
    expect(rows.map((row) => row['text'])).toEqual(texts);
  });
});
