import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { connect } from './connect.ts';
import type { FromTable, TableRequest, ToTable } from './messages.ts';
import { serveTable } from './serve-table.ts';

const append = (id: number): TableRequest => {
  const event = { event: 'user', timestamp: id, text: `message ${id}` };
  return { id, task: { kind: 'append', senderId: `visitor ${id}`, events: [event], after: null } };
};

it('what gathers at the port is written together, in bounded portions, and all of it before the end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serve-table-'));
  try {
    const database = connect({ path: join(folder, 'rasa.db'), busyTimeoutMs: 50 });
    const { port1: near, port2: far } = new MessageChannel();
    const portions: number[][] = [];
    const ended = new Promise<void>((resolve) => near.on('close', () => resolve()));
    near.on('message', ({ results }: FromTable) => {
      expect(results.every((result) => 'value' in result)).toBe(true);
      portions.push(results.map(({ id }) => id));
    });
    const post = (message: ToTable): void => near.postMessage(message);
    for (let id = 1; id <= 700; id++) post({ tasks: [append(id)] });
    post('close');
    serveTable(database, far);
    await ended;
    expect(portions.flat()).toEqual(Array.from({ length: 700 }, (_, index) => index + 1));
    expect(portions.map(({ length }) => length)).toEqual([512, 188]);
    expect(database.isOpen).toBe(false);
    const again = connect({ path: join(folder, 'rasa.db'), busyTimeoutMs: 50 });
    expect(again.prepare('SELECT count(*) AS count FROM events').get()).toEqual({ count: 700 });
    again.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
