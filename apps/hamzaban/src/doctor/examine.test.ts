import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { writeSelfSignedCertificate } from '@hamzaban/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTerminal } from '../cli/terminal.ts';
import { checkDatabase, listShopModels, openInstallation, probeServer } from '../compose.ts';
import { readConfig } from '../config/config.ts';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { fillSmallHome } from '../end-to-end/small-home.ts';
import { homeAt } from '../home/home.ts';
import { type ExamineOptions, examine } from './examine.ts';

/** A little ahead, since the certificate of these tests is good from now on. */
const NOW = Date.now() + 3_600_000;
const IDS = ['demo-shop', 'no-config', 'no-model', 'bad-engine', 'silent-engine'];
let folder: Awaited<ReturnType<typeof temporaryHome>>;
let good: string;
const environment: Record<string, string> = {};
beforeAll(async () => {
  folder = await temporaryHome();
  good = join(folder.path, 'good');
  await fillSmallHome(good, [...IDS, 'untrained']);
  const terminal = createTerminal({ stdout: new PassThrough(), stderr: new PassThrough(), now: () => 0 });
  const installation = await openInstallation(readConfig({ HAMZABAN_HOME: good }), terminal);
  for (const id of [...IDS, 'untrained']) {
    const { tenant } = await installation.shops.create({ id, name: id });
    if (id !== 'untrained') await installation.shops.train(tenant.id);
  }
  await installation.close();
  await writeFile(join(good, 'state', 'secrets', 'jwt.key'), 'Zk3vQ9wLr7TnB2xYc8HsD5mFj1KpG6uA', { mode: 0o600 });
  const [cert, key] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
  writeSelfSignedCertificate('shop.example', { cert, key });
  Object.assign(environment, { TLS_CERT_FILE: cert, TLS_KEY_FILE: key });
}, 120_000);
afterAll(() => folder.remove());

function look(root: string, changes: Partial<ExamineOptions> = {}, variables: Record<string, string> = {}) {
  const config = readConfig({ HAMZABAN_HOME: root, ...environment, ...variables });
  const home = homeAt(root);
  const shops = () => listShopModels(home, config.rasaUrl);
  return examine({ home, config, now: () => NOW, checkDatabase, shops, probe: probeServer, ...changes });
}

/** A copy of the good home with something done to it. */
async function broken(harm: (root: string) => Promise<void>): Promise<string> {
  const root = join(folder.path, `broken-${Math.random().toString(36).slice(2)}`);
  await cp(good, root, { recursive: true });
  await harm(root);
  return root;
}

/** Changes the bytes of the model of a project. */
async function harmModel(project: string, change: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const [name = ''] = await readdir(join(project, 'models'));
  const file = join(project, 'models', name);
  await writeFile(file, change(new Uint8Array(await readFile(file))));
}

const isBad = ({ state }: { readonly state: string }) => state !== 'ok';

describe('a look at a home', () => {
  it('finds nothing but the shop that is not trained', async () => {
    const findings = await look(good);
    const bad = findings.filter(isBad);
    expect(bad).toHaveLength(1);
    expect(bad[0]).toMatchObject({ state: 'warning', check: { en: 'shop untrained' } });
    const wayOut = findings.find(({ check }) => check.en === 'ways out');
    expect(wayOut).toMatchObject({ state: 'ok', detail: { en: 'none: nothing outside this machine is called' } });
  });

  const faults: [string, (root: string) => Promise<void>, RegExp, RegExp][] = [
    [
      'a missing folder of shops',
      (root) => rm(join(root, 'shops'), { recursive: true }),
      /shops cannot be used: it is not there/,
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
      /hamzaban\.db is gone, but .*shops holds shops that were served/,
      /hamzaban restore/,
    ],
    [
      'no database in a home that was never served',
      async (root) => {
        for (const suffix of ['', '-wal', '-shm'])
          await rm(join(root, 'state', `hamzaban.db${suffix}`), { force: true });
        for (const id of IDS) await rm(join(root, 'shops', id, 'models'), { recursive: true });
        await rm(join(root, 'state', 'secrets', 'jwt.key'));
      },
      /There is none yet at/,
      /hamzaban serve/,
    ],
    [
      'a folder that no shop is registered for',
      (root) => cp(join(root, 'shops', 'untrained'), join(root, 'shops', 'stray'), { recursive: true }),
      /shops holds stray, which the database does not know/,
      /tenant create/,
    ],
    [
      'a model of no bytes',
      (root) => harmModel(join(root, 'shops', 'demo-shop'), () => Buffer.alloc(0)),
      /The model in use cannot be read: .*was changed after training/,
      /tenant train demo-shop/,
    ],
    [
      'a model with one other byte',
      (root) => harmModel(join(root, 'shops', 'demo-shop'), (bytes) => bytes.with(100, (bytes[100] ?? 0) ^ 1)),
      /The model in use cannot be read: .*was changed after training/,
      /tenant train demo-shop/,
    ],
    [
      'a model that is a folder',
      async (root) => {
        const [name = ''] = await readdir(join(root, 'shops', 'demo-shop', 'models'));
        await rm(join(root, 'shops', 'demo-shop', 'models', name));
        await mkdir(join(root, 'shops', 'demo-shop', 'models', name));
      },
      /The model in use cannot be read/,
      /tenant train demo-shop/,
    ],
    [
      'a base model of no bytes',
      (root) => harmModel(join(root, 'packs', 'small@1.0.0'), () => Buffer.alloc(0)),
      /The model of the pack .* cannot be read/,
      /tenant train/,
    ],
    [
      'a base model that is cut off',
      (root) => harmModel(join(root, 'packs', 'small@1.0.0'), (bytes) => bytes.subarray(0, bytes.length / 2)),
      /The model of the pack .* cannot be read/,
      /tenant train/,
    ],
    [
      'a shop without its folder',
      (root) => rm(join(root, 'shops', 'demo-shop'), { recursive: true }),
      /Its folder .*demo-shop has no config\.yml/,
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
      (root) => rm(join(root, 'packs', 'small@1.0.0', 'models'), { recursive: true }),
      /The model of the pack .* is gone/,
      /tenant train/,
    ],
    [
      'an engine file that says nothing',
      (root) => writeFile(join(root, 'shops', 'demo-shop', 'engine.yml'), 'rasa: maybe\n'),
      /engine\.yml: write one line/,
      /Mend shops\/demo-shop\/engine\.yml/,
    ],
    [
      'a Rasa server that does not answer',
      (root) => writeFile(join(root, 'shops', 'demo-shop', 'engine.yml'), 'rasa_url: http://127.0.0.1:9/\n'),
      /does not answer \(connect_failed: 127\.0\.0\.1/,
      /rasa run --enable-api/,
    ],
  ];

  it.each(faults)('names %s with its mend, in both languages', async (_, harm, words, mend) => {
    const bad = (await look(await broken(harm))).filter(isBad);
    const found = bad.find(({ detail }) => words.test(detail.en));
    expect(found?.mend?.en, JSON.stringify(bad)).toMatch(mend);
    expect(found?.detail.fa).toMatch(/[آ-ی]/);
    expect(found?.mend?.fa.length).toBeGreaterThan(5);
  });

  it('names a clock that stands in the past', async () => {
    const [clock] = await look(good, { now: () => Date.UTC(2020, 0, 1) });
    expect(clock).toMatchObject({ state: 'error', check: { en: 'clock' } });
  });

  it.each([
    ['that is not there', { TLS_CERT_FILE: '/nowhere/cert.pem' }, NOW, 'error', /TLS_CERT_FILE cannot be read/],
    ['that is over', {}, NOW + 365 * 86_400_000, 'error', /which is not now/],
    ['that ends soon', {}, Date.now() + 80 * 86_400_000, 'warning', /It ends on/],
  ])('names a certificate %s', async (_, variables, now, state, words) => {
    const findings = await look(good, { now: () => now }, variables);
    const found = findings.find(({ check }) => check.en === 'HTTPS certificate');
    expect(found).toMatchObject({ state, detail: { en: expect.stringMatching(words) } });
    expect(found?.mend?.en).toMatch(/TLS_CERT_FILE|without a restart/);
  });

  it('asks each Rasa server once for all its shops, and takes any answer', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const findings = await look(good, {}, { RASA_URL: url });
    server.close();
    expect(findings.filter(isBad)).toEqual([]);
    expect(findings.find(({ check }) => check.en.startsWith('Rasa server'))?.detail.en).toMatch(/answers .*\+3/);
    expect(asked).toBe(1);
  });

  it('names ten faults of one home at once', async () => {
    const root = await broken(async (home) => {
      await rm(join(home, 'logs'), { recursive: true });
      await writeFile(join(home, 'logs'), '');
      await chmod(join(home, 'state', 'secrets'), 0o755);
      for (const pack of await readdir(join(home, 'packs'))) await rm(join(home, 'packs', pack, 'pack.json'));
      await rm(join(home, 'packs', 'small@1.0.0', 'models'), { recursive: true });
      await rm(join(home, 'shops', 'no-config', 'config.yml'));
      await rm(join(home, 'shops', 'no-model', 'models'), { recursive: true });
      await writeFile(join(home, 'shops', 'bad-engine', 'engine.yml'), '[');
      await writeFile(join(home, 'shops', 'silent-engine', 'engine.yml'), 'rasa_url: http://127.0.0.1:9\n');
    });
    const bad = (await look(root, {}, { TLS_KEY_FILE: '/nowhere/key.pem' })).filter(isBad);
    for (const words of [
      /logs cannot be used/,
      /Others on this machine can read/,
      /TLS_KEY_FILE cannot be read/,
      /There is no pack/,
      /no-config has no config\.yml/,
      /not trained/,
      /The model in use, .*, is gone/,
      /The model of the pack .* is gone/,
      /engine/,
      /does not answer/,
    ])
      expect(
        bad.filter(({ detail, mend }) => words.test(detail.en) && mend !== undefined).length,
        String(words),
      ).toBeGreaterThan(0);
  });
});
