import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, describePeer } from '@hamzaban/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillSmallHome } from '../apps/hamzaban/src/end-to-end/small-home.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const needs = [
  command('unshare', 'util-linux'),
  command('ip', 'iproute2'),
  command('curl', 'curl'),
  command('sha256sum', 'coreutils'),
  command('systemd-analyze', 'systemd'),
];
/** A network of its own with nothing in it but loopback. */
const cutOff = process.getuid?.() === 0 ? ['unshare', '--net'] : ['unshare', '--net', '--map-root-user'];

describePeer('the offline bundle with the network cut', needs, () => {
  let work: string;
  let folder: string;
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'hamzaban-bundle-test-'));
    const made = spawnSync(process.execPath, ['tools/bundle.mjs', '--untrained', '--out', work], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(made.status, made.stderr).toBe(0);
    const [archive] = (await readdir(work)).filter((name) => name.endsWith('.tar.gz'));
    folder = join(work, basename(archive ?? '', '.tar.gz'));
    expect(sh(`sha256sum --check ${archive}.sha256 && tar xf ${archive}`).status).toBe(0);
  }, 300_000);
  afterAll(() => rm(work, { recursive: true, force: true }));

  const sh = (script: string) => spawnSync('sh', ['-ec', script], { cwd: work, encoding: 'utf8' });
  const offline = (script: string) => {
    const [program = '', ...args] = [...cutOff, 'sh', '-ec', `ip link set lo up\n${script}`];
    return spawnSync(program, args, { cwd: work, encoding: 'utf8' });
  };

  it('installs, serves and answers the four calls', async () => {
    const home = join(work, 'home');
    await fillSmallHome(home, ['demo-shop']);
    const script = `
      ! curl -s --max-time 5 http://192.0.2.1/
      cd "${folder}" && ./install.sh --no-service --prefix "${work}/opt" --bin "${work}/bin" --home "${home}"
      cd /
      PATH="${work}/bin:/usr/bin:/bin"
      hamzaban serve &
      server=$!
      for _ in $(seq 240); do curl -sf http://127.0.0.1:8000/readyz >/dev/null && break; sleep 0.5; done
      key=$(cat "${home}/state/secrets/demo-shop.key")
      token=$(curl -sf -X POST http://127.0.0.1:8000/auth -H "X-API-Key: $key" -H "X-Tenant-ID: demo-shop" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
      curl -sf -X POST http://127.0.0.1:8000/webhook -H "Authorization: Bearer $token" -H "Content-Type: application/json" \\
        -d '{"user_id": "user123", "message": "سلام چطور میتوانم محصول را برگشت بدهم؟"}' >webhook.json
      curl -sf -X GET http://127.0.0.1:8000/conversations -H "Authorization: Bearer $token" >conversations.json
      id=$(sed 's/.*"id":"\\(cnv_[^"]*\\)".*/\\1/' conversations.json)
      curl -sf -X GET "http://127.0.0.1:8000/conversations/$id/messages" -H "Authorization: Bearer $token" >messages.json
      kill $server
      wait $server
    `
      .replaceAll('webhook.json', `"${work}/webhook.json"`)
      .replaceAll('conversations.json', `"${work}/conversations.json"`)
      .replaceAll('messages.json', `"${work}/messages.json"`);
    const run = offline(script);
    expect(run.status, run.stdout + run.stderr).toBe(0);
    const read = async (name: string) => JSON.parse(await readFile(join(work, name), 'utf8'));
    expect((await read('webhook.json')).replies[0].text).toMatch(/مرجوع/);
    expect((await read('messages.json')).data.map(({ sender }: { sender: string }) => sender)).toEqual(['user', 'bot']);
  }, 240_000);

  it('keeps the version before an upgrade and switches to the new one, whose data stay', async () => {
    const newer = join(work, 'newer');
    await cp(folder, newer, { recursive: true, verbatimSymlinks: true });
    await appendFile(join(newer, 'CHANGELOG.md'), '\n');
    const sums = await readFile(join(newer, 'SHA256SUMS'), 'utf8');
    const sum = sh(`sha256sum "${newer}/CHANGELOG.md"`).stdout.split(' ')[0];
    await writeFile(join(newer, 'SHA256SUMS'), sums.replace(/^\w{64} {2}CHANGELOG\.md$/m, `${sum}  CHANGELOG.md`));
    const place = `--no-service --prefix "${work}/opt" --bin "${work}/bin" --home "${work}/home"`;
    const before = sh(`readlink "${work}/opt/current"`).stdout;
    const run = offline(`"${newer}/install.sh" ${place} && "${work}/bin/hamzaban" tenant list`);
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toContain('demo-shop');
    expect(sh(`readlink "${work}/opt/current"`).stdout).not.toBe(before);
    expect(await readdir(join(work, 'opt', 'versions'))).toHaveLength(2);
  }, 120_000);

  it('that was damaged, or is called wrongly, installs nothing and says why', async () => {
    const damaged = join(work, 'damaged');
    await cp(folder, damaged, { recursive: true, verbatimSymlinks: true });
    await appendFile(join(damaged, 'apps', 'hamzaban', 'src', 'hamzaban.ts'), '// changed');
    const run = offline(`"${damaged}/install.sh" --no-service --prefix "${work}/never" --bin "${work}/never-bin"`);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/the bundle is damaged/);
    expect(await readdir(work)).not.toContain('never');
    for (const [args, words] of [
      ['--everything', /unknown option --everything/],
      ['--prefix', /--prefix needs a value/],
      ['--prefix "/a b"', /paths may hold/],
    ] as const) {
      const refused = offline(`"${folder}/install.sh" ${args}`);
      expect([refused.status, words.test(refused.stderr)], refused.stderr).toEqual([2, true]);
    }
  }, 120_000);

  it('holds no test, no evaluation data, and nothing of the machine that made it', async () => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => !name.startsWith('node_modules'));
    expect(
      files.filter((name) => /\.test\.ts$|^bots\/[^/]+\/evaluation|\.db$|\.key$|^state|^shops/.test(name)),
    ).toEqual([]);
    expect(await readFile(join(folder, 'BUNDLE'), 'utf8')).toMatch(/^version=\d+\.\d+\.\d+$/m);
  });

  it('has a unit that systemd understands and that leaves the program little', async () => {
    const unit = (await readFile(join(folder, 'deploy', 'hamzaban.service'), 'utf8'))
      .replaceAll('@PREFIX@', join(work, 'opt'))
      .replaceAll('@USER@', 'daemon');
    const path = join(work, 'hamzaban.service');
    await writeFile(path, unit);
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
    expect([verified.status, verified.stderr.split('\n').filter((line) => line.includes('hamzaban.service'))]).toEqual([
      0,
      [],
    ]);
    // 0 is safest, 10 lets everything; what systemd calls "OK" begins below 5.
    const security = spawnSync('systemd-analyze', ['security', '--offline=yes', '--threshold=20', '--no-pager', path], {
      encoding: 'utf8',
    });
    expect(security.status, security.stdout).toBe(0);
  });
});
