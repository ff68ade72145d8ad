import { chmod, cp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, demoKey, type RunningServer, runCommand, startServer, temporaryHome } from './running-server.ts';

let home: Awaited<ReturnType<typeof temporaryHome>>;
let server: RunningServer;
beforeAll(async () => {
  home = await temporaryHome();
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

    const restored = join(home.path, 'restored');
    const restore = await hamzaban(root, 'restore', archive, '--to', restored);
    expect(restore.code, restore.stderr).toBe(0);
    const copy = rows(join(restored, 'state', 'hamzaban.db'));
    const live = rows(join(root, 'state', 'hamzaban.db'));
    const ids = new Set(copy.messages.map(({ id }) => id));
    for (const id of before) expect(ids.has(id)).toBe(true);
    const liveRows = new Set(live.messages.map((row) => JSON.stringify(row)));
    for (const row of copy.messages) expect(liveRows.has(JSON.stringify(row))).toBe(true);
    expect(copy.tenants).toEqual(live.tenants);

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

function rows(path: string) {
  const database = new DatabaseSync(path, { readOnly: true });
  const messages = database.prepare('SELECT * FROM message ORDER BY id').all();
  const tenants = database.prepare('SELECT * FROM tenant ORDER BY id').all();
  database.close();
  return { messages, tenants };
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

  const faults: [string, (root: string) => Promise<void>, RegExp, RegExp][] = [
    [
      'a missing folder of shops',
      (root) => rm(join(root, 'shops'), { recursive: true }),
      /shops cannot be used: ENOENT/,
      /mkdir -p/,
    ],
    [
      'a file in place of the packs folder',
      async (root) => {
        await rm(join(root, 'packs'), { recursive: true });
        await writeFile(join(root, 'packs'), '');
      },
      /packs cannot be used/,
      /chown/,
    ],
    [
      'no pack',
      async (root) => {
        await rm(join(root, 'packs'), { recursive: true });
        await mkdir(join(root, 'packs'));
      },
      /There is no pack in/,
      /hamzaban serve puts/,
    ],
    [
      'secrets that others can read',
      (root) => chmod(join(root, 'state', 'secrets'), 0o755),
      /Others on this machine can read/,
      /chmod 700/,
    ],
    [
      'a weak signing secret',
      (root) => writeFile(join(root, 'state', 'secrets', 'jwt.key'), 'changeme'),
      /signing secret .* is 8 bytes long/,
      /Delete .*jwt\.key/,
    ],
    [
      'a damaged database',
      (root) => writeFile(join(root, 'state', 'hamzaban.db'), 'x'.repeat(10_000)),
      /hamzaban\.db/,
      /hamzaban restore/,
    ],
    [
      'no database',
      async (root) => {
        for (const suffix of ['', '-wal', '-shm'])
          await rm(join(root, 'state', `hamzaban.db${suffix}`), { force: true });
      },
      /There is none yet at/,
      /hamzaban serve/,
    ],
    [
      'a shop without its folder',
      (root) => rm(join(root, 'shops', 'demo-shop'), { recursive: true }),
      /shop demo-shop: Its folder .* has no config\.yml/,
      /from a backup/,
    ],
    [
      'a model that is gone',
      (root) => rm(join(root, 'shops', 'demo-shop', 'models'), { recursive: true }),
      /The model in use, .*, is gone/,
      /tenant train demo-shop/,
    ],
    [
      'a base model that is gone',
      async (root) => {
        for (const name of await readdir(join(root, 'packs')))
          await rm(join(root, 'packs', name, 'models'), { recursive: true });
      },
      /The model of the pack .* is gone/,
      /tenant train demo-shop/,
    ],
  ];

  it.each(faults)('names %s with its mend', async (what, harm, words, mend) => {
    const root = join(home.path, `broken-${what.replaceAll(' ', '-')}`);
    await hamzaban(root, 'restore', join(home.path, 'backup.tar.gz'), '--to', root);
    await harm(root);
    const { code, stdout } = await hamzaban(root, 'doctor');
    expect(stdout).toMatch(words);
    expect(stdout).toMatch(mend);
    expect(code).toBe(what === 'no database' ? 0 : 1);
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
