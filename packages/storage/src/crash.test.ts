import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Message } from '@hamzaban/platform';
import { createManualClock, tenantIdOf } from '@hamzaban/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from './open-sqlite-store.ts';

interface Acknowledged {
  readonly number: number;
  readonly seq: number;
}

const folder = mkdtempSync(join(tmpdir(), 'hamzaban-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'crash.db');
const script = new URL('../bench/crash-load.ts', import.meta.url).pathname;
const users = Array.from({ length: 16 }, (_, index) => `user-${index}`);
const acknowledged = new Map<string, Acknowledged[]>(users.map((user) => [user, []]));

/** Runs the load and kills it with SIGKILL so many messages after its start; gives back how many it acknowledged. */
async function runAndKill(killAfter: number): Promise<{ fresh: number; replayed: number }> {
  const last = Object.fromEntries([...acknowledged].map(([user, rows]) => [user, rows.at(-1)?.number ?? 0]));
  const child = spawn(process.execPath, [script, path, JSON.stringify(last)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  let fresh = 0;
  let replayed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [user = '', number, seq, kind] = line.split(' ');
    // A line that was cut off by the kill is no acknowledgement.
    if (kind !== 'new' && kind !== 'replayed') continue;
    const row = { number: Number(number), seq: Number(seq) };
    const rows = acknowledged.get(user) ?? [];
    if (kind === 'replayed') {
      // Either acknowledged before, or written before the kill without the client hearing of it.
      const known = rows.find((each) => each.number === row.number);
      if (known === undefined) rows.push(row);
      else expect(row).toEqual(known);
      replayed++;
    } else {
      rows.push(row);
      fresh++;
    }
    if (fresh === killAfter) child.kill('SIGKILL');
  }
  await ended;
  expect(complaint).toBe('');
  return { fresh, replayed };
}

describe('a store whose process is killed', () => {
  it('has everything acknowledged, once and in order, after each of three kills', async () => {
    for (const [round, killAfter] of [150, 333, 517].entries()) {
      const { fresh, replayed } = await runAndKill(killAfter);
      expect(fresh).toBeGreaterThanOrEqual(killAfter);
      if (round > 0) expect(replayed).toBeGreaterThanOrEqual(users.length / 2);
      await verify();
    }
  });

  async function verify(): Promise<void> {
    const store = await openSqliteStore({ path, clock: createManualClock() });
    const rows = store.forTenant(tenantIdOf('crash'));
    for (const [user, expected] of acknowledged) {
      const { conversation, snapshot } = await rows.loadTurn(user, []);
      if (conversation === null) {
        expect(expected).toEqual([]);
        continue;
      }
      const messages = await rows.listMessages(conversation.id, { afterSeq: 0, limit: 100_000 });
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      expect(conversation.lastSeq).toBe(messages.length);
      const written = messages.filter(({ sender }) => sender === 'user').map(numberOf);
      // Numbers rise by one from 1: nothing lost, nothing doubled, nothing out of order.
      expect(written.map(({ number }) => number)).toEqual(written.map((_, index) => index + 1));
      expect(written).toEqual(expect.arrayContaining(expected));
      // At most the one message that was under way is there without having been acknowledged.
      expect(written.length - expected.length).toBeLessThanOrEqual(1);
      expect(snapshot).toBe(written.length);
      expect(messages).toHaveLength(written.length * 2);
      const events = await rows.listEvents(conversation.id, { afterSeq: 0, limit: 100_000 });
      expect(events).toHaveLength(written.length);
    }
    await store.close();
  }
});

function numberOf(message: Message): Acknowledged {
  return { number: Number(message.clientMessageId), seq: message.seq };
}
