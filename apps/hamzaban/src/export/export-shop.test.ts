import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createIds,
  createKeys,
  createModels,
  createOrigins,
  createTenants,
  type Keys,
  type Models,
  type Origins,
  type Store,
  type Tenant,
} from '@hamzaban/platform';
import { openSqliteStore } from '@hamzaban/storage';
import { createManualClock, testCrypto, turnCommitOf } from '@hamzaban/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashFile } from '../backup/create-backup.ts';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { type ExportOptions, exportShop } from './export-shop.ts';

const CONVERSATIONS = 450;
let home: Awaited<ReturnType<typeof temporaryHome>>;
let store: Store;
let services: { readonly store: Store; readonly keys: Keys; readonly models: Models; readonly origins: Origins };
let rose: Tenant;
let options: ExportOptions;
const clock = createManualClock();
const ids = createIds({ clock, crypto: testCrypto });

beforeAll(async () => {
  home = await temporaryHome();
  store = await openSqliteStore({ path: join(home.path, 'shops.db'), clock });
  const keys = createKeys({ store, clock, crypto: testCrypto });
  const tenants = createTenants({ store, keys, clock });
  services = { store, keys, models: createModels({ store, clock, ids }), origins: createOrigins({ store }) };
  rose = (await tenants.create({ id: 'rose', name: 'گل رز' })).tenant;
  const tulip = (await tenants.create({ id: 'tulip', name: 'لاله' })).tenant;
  await services.origins.set('rose', ['https://rose.example']);
  for (const { id } of [rose, tulip]) {
    const commits = Array.from({ length: CONVERSATIONS }, (_, index) =>
      turnCommitOf({
        ids,
        at: clock.now(),
        userId: `user-${index}`,
        text: `پیام ${id} ${index}\n"خط دوم" 🌹`,
        events: [{ event: 'user', text: id }],
      }),
    );
    await Promise.all(commits.map((commit) => store.forTenant(id).commitTurn(commit)));
  }
  const folder = join(home.path, 'shop');
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'config.yml'), 'language: fa\n');
  await writeFile(join(folder, 'data', 'nlu.yml'), 'version: "3.1"\n');
  options = { ...services, tenant: rose, folder, file: join(home.path, 'rose.tar.gz'), now: clock.now };
});
afterAll(async () => {
  await store.close();
  await home.remove();
});

const linesOf = async (path: string) =>
  (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("a shop's export", () => {
  it('holds every conversation, message and event of it once, its bot, and nothing of another shop', async () => {
    const written = await exportShop(options);
    expect(written).toMatchObject({ conversations: CONVERSATIONS, messages: 2 * CONVERSATIONS });
    expect((await stat(options.file)).mode & 0o777).toBe(0o600);
    const out = join(home.path, 'out');
    await mkdir(out);
    execFileSync('tar', ['xf', options.file, '-C', out]);
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ format: 'hamzaban-shop-export', version: 1, tenant_id: 'rose', messages: 900 });
    const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(Object.keys(manifest.files)).toHaveLength(files.length - 1);
    for (const [name, hash] of Object.entries(manifest.files)) expect(await hashFile(join(out, name))).toBe(hash);

    const conversations = await linesOf(join(out, 'conversations.jsonl'));
    const messages = await linesOf(join(out, 'messages.jsonl'));
    const events = await linesOf(join(out, 'events.jsonl'));
    expect(new Set(conversations.map(({ user_id }) => user_id)).size).toBe(CONVERSATIONS);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(2 * CONVERSATIONS);
    expect(messages[0]).toMatchObject({ seq: 1, sender: 'user', text: 'پیام rose 0\n"خط دوم" 🌹' });
    expect(events).toHaveLength(CONVERSATIONS);
    expect(events[0]).toMatchObject({ seq: 1, events: [{ event: 'user', text: 'rose' }] });
    const shop = await readFile(join(out, 'shop.json'), 'utf8');
    expect(JSON.parse(shop)).toMatchObject({ id: 'rose', name: 'گل رز', origins: ['https://rose.example'] });
    expect(shop).not.toMatch(/hash"|sk_live/);
    expect(await readFile(join(out, 'bot', 'data', 'nlu.yml'), 'utf8')).toBe('version: "3.1"\n');
    expect(execFileSync('sh', ['-c', `grep -rl tulip "${out}" || true`], { encoding: 'utf8' })).toBe('');
  });

  it('is of whole conversations though their visitors go on writing', async () => {
    const rows = store.forTenant(rose.id);
    let isRunning = true;
    const writing = (async () => {
      for (let index = 0; isRunning; index = (index + 7) % CONVERSATIONS) {
        const after = await rows.findConversationOfUser(`user-${index}`);
        if (after !== null) await rows.commitTurn(turnCommitOf({ ids, at: clock.now() + 1, after }));
      }
    })();
    await exportShop({ ...options, file: join(home.path, 'busy.tar.gz') });
    isRunning = false;
    await writing;
    const out = join(home.path, 'busy');
    await mkdir(out);
    execFileSync('tar', ['xf', join(home.path, 'busy.tar.gz'), '-C', out]);
    const messages = await linesOf(join(out, 'messages.jsonl'));
    const numbers = Map.groupBy(messages, ({ conversation_id }) => conversation_id);
    for (const { id, message_count: count } of await linesOf(join(out, 'conversations.jsonl')))
      expect(numbers.get(id)?.map(({ seq }) => seq)).toEqual(Array.from({ length: Number(count) }, (_, at) => at + 1));
  });

  it('that cannot be written leaves nothing behind', async () => {
    const file = join(home.path, 'taken');
    await mkdir(file);
    await expect(exportShop({ ...options, file })).rejects.toThrow();
    expect((await readdir(home.path)).filter((name) => name.startsWith('.taken'))).toEqual([]);
  });
});
