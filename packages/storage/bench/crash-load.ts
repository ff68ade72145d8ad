// The load of crash.test.ts: visitors who write one message after another, until the process is killed.
//   node crash-load.ts DATABASE '{"user-0": 12, …}'
// Each visitor first sends the named message again (the last one that was acknowledged; 0: none), then goes on.
// One line on stdout for each acknowledged message: visitor, its number, its place in the conversation, replayed or new.
import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createIds, createKeys, createTenants, createTurns, parseTenantId } from '@hamzaban/platform';
import { openSqliteStore } from '../src/index.ts';

const [path = '', lastAcknowledged = '{}'] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const crypto = {
  sha256Hex: (text: string) => createHash('sha256').update(text).digest('hex'),
  randomBytes: (length: number) => randomBytes(length),
};
const store = await openSqliteStore({ path, clock });
const tenantId = parseTenantId('crash');
if (tenantId === null) throw new TypeError('bad id');
if ((await store.platform.findTenant(tenantId)) === null)
  await createTenants({ store, keys: createKeys({ store, clock, crypto }), clock }).create({ id: tenantId, name: 'x' });

const bot = {
  // Counts the messages that it has seen, so that a lost or doubled turn shows in its state as well.
  respond: async ({ snapshot, text }: { snapshot: unknown; text: string }) => {
    const count = typeof snapshot === 'number' ? snapshot + 1 : 1;
    return { events: [text], replies: [{ text: `${count}` }], snapshot: count, understood: null };
  },
};
const turns = createTurns({
  store,
  bots: { forTenant: async () => bot },
  clock,
  ids: createIds({ clock, crypto }),
  crypto,
  timers: { setTimeout, clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout) },
});

async function visit(userId: string, last: number): Promise<void> {
  for (let number = Math.max(1, last); ; number++) {
    const message = `message ${number}`;
    const { answer, isReplay } = await turns.handle(parseTenant(), { userId, message, clientMessageId: `${number}` });
    writeSync(1, `${userId} ${number} ${answer.message.seq} ${isReplay ? 'replayed' : 'new'}\n`);
  }
}

function parseTenant() {
  if (tenantId === null) throw new TypeError('bad id');
  return tenantId;
}

const visitors: Record<string, number> = JSON.parse(lastAcknowledged);
await Promise.all(Object.entries(visitors).map(([userId, last]) => visit(userId, last)));
