// Measures turns per second through the whole store: load, decide (a bot that answers at once), commit, on disk.
//   node packages/storage/bench/commits.ts [--turns 30000] [--concurrency 64] [--conversations 1000] [--folder /tmp]
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BotOutput, Json } from '@hamzaban/platform';
import { createIds, createKeys, createTenants, createTurns, parseTenantId } from '@hamzaban/platform';
import { openSqliteStore } from '../src/index.ts';

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '30000' },
    concurrency: { type: 'string', default: '64' },
    conversations: { type: 'string', default: '1000' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const turnCount = Number(values.turns);
const concurrency = Number(values.concurrency);
const conversationCount = Number(values.conversations);

const folder = mkdtempSync(join(values.folder, 'commits-'));
const path = join(folder, 'bench.db');
const clock = { now: () => Date.now() };
const crypto = {
  sha256Hex: (text: string) => createHash('sha256').update(text).digest('hex'),
  randomBytes: (length: number) => randomBytes(length),
};
const store = await openSqliteStore({ path, clock });
const ids = createIds({ clock, crypto });
const tenants = createTenants({ store, keys: createKeys({ store, clock, crypto }), clock });
await tenants.create({ id: 'bench', name: 'فروشگاه آزمایش' });
const tenantId = parseTenantId('bench');
if (tenantId === null) throw new Error('bad id');

// About what a bot of a shop keeps and says: 1.5 kB of state, 8 events, one answer of 150 letters.
const text = 'برای برگشت کالا تا هفت روز فرصت دارید؛ کافی است شمارهٔ سفارش را برایمان بفرستید. '.repeat(2);
const event = { event: 'slot', name: 'order_number', value: 'A-10023', timestamp: 1_764_000_000.123 };
const snapshot: Json = { slots: { name: 'x', order: 'A-10023' }, events: Array.from({ length: 18 }, () => event) };
const output: BotOutput = {
  events: Array.from({ length: 8 }, () => event),
  replies: [{ text }],
  snapshot,
  understood: { intent: 'ask_return', confidence: 0.93, entities: [] },
};
const turns = createTurns({
  store,
  bots: { forTenant: async () => ({ respond: async () => output }) },
  clock,
  ids,
  crypto,
  timers: { setTimeout, clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout) },
});

let started = 0;
const latencies: number[] = [];
async function client(): Promise<void> {
  while (started < turnCount) {
    const number = started++;
    const at = performance.now();
    await turns.handle(tenantId as NonNullable<typeof tenantId>, {
      userId: `user-${(number * 7919) % conversationCount}`,
      message: 'سلام چطور می‌توانم محصول را برگشت بدهم؟',
      clientMessageId: `message-${number}`,
    });
    latencies.push(performance.now() - at);
  }
}

const begun = performance.now();
await Promise.all(Array.from({ length: concurrency }, client));
const seconds = (performance.now() - begun) / 1000;
latencies.sort((left, right) => left - right);
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / turnCount);
};
const percentile = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1);
console.log(`${turnCount} turns, ${concurrency} at once, ${conversationCount} conversations, synchronous=FULL`);
console.log(
  `${Math.round(turnCount / seconds)} turns/s; ms p50 ${percentile(0.5)} p99 ${percentile(0.99)} max ${percentile(0.9999)}`,
);
console.log(`CPU ${cpu()} µs a turn in ${seconds.toFixed(1)} s; file ${(statSync(path).size / 1e6).toFixed(1)} MB`);
await store.close();
rmSync(folder, { recursive: true });
