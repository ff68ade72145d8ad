import { chmod, cp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticate, demoKey, type RunningServer, runCommand, startServer, temporaryHome } from './running-server.ts';
import { fillSmallHome } from './small-home.ts';

// Each command is a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let home: Awaited<ReturnType<typeof temporaryHome>>;
let server: RunningServer;
beforeAll(async () => {
  home = await temporaryHome();
  await fillSmallHome(join(home.path, 'home'), ['demo-shop']);
  server = await startServer(join(home.path, 'home'), { LIMIT_PER_VISITOR: '1000000' });
});
afterAll(async () => {
  await server.stop();
  await home.remove();
});
const hamzaban = (root: string, ...args: string[]) =>
  runCommand('hamzaban', args, { cwd: home.path, environment: { HAMZABAN_HOME: root, LANG: 'C' } });

async function say(url: string, bearer: string, userId: string, message: string) {
  const response = await fetch(`${url}/webhook`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: userId, message }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { conversation_id: string; message: { id: string } };
}

describe('a backup under load', () => {
  it('holds everything that was answered before it, restores elsewhere row by row, and serves', async () => {
    const root = join(home.path, 'home');
    const bearer = await authenticate(server.url, 'demo-shop', await demoKey(root));
    const before: string[] = [];
    for (let index = 0; index < 40; index += 1)
      before.push((await say(server.url, bearer, `u${index % 5}`, `سلام ${index}`)).message.id);
    let isRunning = true;
    const load = (async () => {
      for (let index = 0; isRunning; index += 1) await say(server.url, bearer, `load-${index % 3}`, 'سفارشم کجاست');
    })();
    const archive = join(home.path, 'backup.tar.gz');
    const backup = await hamzaban(root, 'backup', '--out', archive);
    isRunning = false;
    await load;
    expect(backup.code, backup.stderr).toBe(0);

    // An empty folder that is there already, as a Docker volume is.
    const restored = join(home.path, 'restored');
    await mkdir(restored);
    const restore = await hamzaban(root, 'restore', archive, '--to', restored);
    expect(restore.code, restore.stderr).toBe(0);
    expect((await readdir(restored)).sort()).toEqual(['logs', 'packs', 'shops', 'state']);
    const copy = tablesOf(join(restored, 'state', 'hamzaban.db'));
    const live = tablesOf(join(root, 'state', 'hamzaban.db'));
    expect([...copy.keys()]).toEqual([...live.keys()]);
    expect(copy.size).toBeGreaterThan(8);
    // What only grows is in both alike; what the load went on changing is held against itself below.
    for (const [table, rows] of copy) {
      if (CHANGING.includes(table)) continue;
      const there = new Set(live.get(table));
      for (const row of rows) expect(there.has(row), `${table}: ${row}`).toBe(true);
      if (!GROWING.includes(table)) expect(rows.length, table).toBe(live.get(table)?.length);
    }
    const messages = (copy.get('message') ?? []).map((row) => JSON.parse(row) as StoredMessage);
    const ids = new Set(messages.map(({ id }) => id));
    for (const id of before) expect(ids.has(id)).toBe(true);
    const conversations = (copy.get('conversation') ?? []).map((row) => JSON.parse(row) as StoredConversation);
    expect(conversations).toHaveLength(8);
    for (const { id, last_seq } of conversations) {
      const numbers = messages.filter(({ conversation_id }) => conversation_id === id).map(({ seq }) => seq);
      expect(numbers, 'the copy is of one moment').toEqual(Array.from({ length: last_seq }, (_, index) => index + 1));
    }

    const other = await startServer(restored);
    const token = await authenticate(other.url, 'demo-shop', await demoKey(restored));
    await say(other.url, token, 'u0', 'مرسی');
    await other.stop();
  });

  it('is refused when it was changed, cut off, is something else, or the place is taken', async () => {
    const root = join(home.path, 'home');
    const archive = join(home.path, 'backup.tar.gz');
    const cut = join(home.path, 'cut.tar.gz');
    await cp(archive, cut);
    await truncate(cut, 20_000);
    await writeFile(join(home.path, 'text.tar.gz'), 'no archive');
    for (const [file, words] of [
      [cut, /not a backup, or cut off/],
      [join(home.path, 'text.tar.gz'), /not a backup/],
    ] as const) {
      const run = await hamzaban(root, 'restore', file, '--to', join(home.path, 'never'));
      expect(run.code).toBe(1);
      expect(run.stderr).toMatch(words);
    }
    const taken = await hamzaban(root, 'restore', archive, '--to', root);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toMatch(/is not empty/);
    expect(await readdir(home.path)).not.toContain('never');
  });
});

interface StoredMessage {
  readonly id: string;
  readonly conversation_id: string;
  readonly seq: number;
}

interface StoredConversation {
  readonly id: string;
  readonly last_seq: number;
}

const GROWING = ['message', 'idempotency'];
const CHANGING = ['conversation', 'outbox', 'counter', 'sqlite_sequence'];

/** Every row of every table, as JSON. */
function tablesOf(path: string): ReadonlyMap<string, readonly string[]> {
  const database = new DatabaseSync(path, { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const tables = new Map(
    names.map(({ name }) => [
      String(name),
      database
        .prepare(`SELECT * FROM "${String(name)}" ORDER BY 1, 2`)
        .all()
        .map((row) => JSON.stringify(row)),
    ]),
  );
  database.close();
  return tables;
}

describe('the doctor', () => {
  it('finds nothing wrong with a home that works', async () => {
    const { code, stdout } = await hamzaban(join(home.path, 'home'), 'doctor');
    expect(stdout).not.toMatch(/✗/);
    expect(code).toBe(0);
  });

  it('speaks Persian when asked', async () => {
    const { stdout } = await hamzaban(join(home.path, 'home'), 'doctor', '--lang', 'fa');
    expect(stdout).toMatch(/پایگاه داده: سالم/);
  });

  it('names what is wrong with its mend and exits with 1, as a table or as JSON', async () => {
    const root = join(home.path, 'broken');
    await hamzaban(root, 'restore', join(home.path, 'backup.tar.gz'), '--to', root);
    await chmod(join(root, 'state', 'secrets'), 0o755);
    await rm(join(root, 'shops', 'demo-shop', 'models'), { recursive: true });
    const { code, stdout, stderr } = await hamzaban(root, 'doctor');
    expect([code, stderr.trim()]).toEqual([1, '2 problem(s) found.']);
    expect(stdout).toMatch(/✗ secrets: Others on this machine can read .*\n {4}chmod 700/);
    expect(stdout).toMatch(/✗ shop demo-shop: The model in use, .*, is gone\.\n {4}hamzaban tenant train demo-shop/);
    const findings = JSON.parse((await hamzaban(root, 'doctor', '--json')).stdout) as { readonly state: string }[];
    expect(findings.filter(({ state }) => state === 'error')).toHaveLength(2);
  });

  it('lists wrong settings all at once with exit code 2', async () => {
    const run = await runCommand('hamzaban', ['doctor'], {
      environment: { HAMZABAN_PORT: '99999', ALLOWED_IPS: '10.0.0.0/99', JWT_SECRET: 'short', TLS_CERT_FILE: '/x' },
    });
    expect(run.code).toBe(2);
    for (const name of ['HAMZABAN_PORT', 'ALLOWED_IPS', 'JWT_SECRET', 'TLS_KEY_FILE'])
      expect(run.stderr).toContain(name);
    expect(run.stderr).not.toContain('short,');
  });
});
