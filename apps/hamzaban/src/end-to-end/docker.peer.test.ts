import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, describePeer, dockerEngine } from '@hamzaban/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from './restarts.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const PROJECT = 'hamzaban-test';
const NETWORK = 'hamzaban-test-inside';
const OWN_LAYERS_MAX = 250e6;
const MINUTES = 60_000;
const needs = [
  dockerEngine,
  command('docker-compose', 'docker-compose 1.29, or 2 under this name'),
  command('curl', 'curl'),
];

describePeer('in Docker, by the steps of the original', needs, () => {
  let work: string;
  let port: number;
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'hamzaban-docker-'));
    port = await freePort();
    clean();
  });
  afterAll(async () => {
    clean();
    await rm(work, { recursive: true, force: true });
  });

  const run = (program: string, ...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        // Both build without BuildKit, which Debian's engine does not have.
        DOCKER_BUILDKIT: '0',
        COMPOSE_DOCKER_CLI_BUILD: '0',
        COMPOSE_PROJECT_NAME: PROJECT,
        HAMZABAN_PORT: String(port),
      },
    });
  /** The output of a command that must go well. */
  const good = (program: string, ...args: string[]): string => {
    const { status, stdout, stderr } = run(program, ...args);
    expect(status, `${program} ${args.join(' ')}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`).toBe(0);
    return stdout;
  };
  const clean = () => {
    run('docker', 'rm', '--force', `${PROJECT}-offline`);
    run('docker-compose', 'down', '--volumes', '--remove-orphans');
    run('docker', 'network', 'rm', NETWORK);
    run('docker', 'volume', 'rm', `${PROJECT}-restored`);
  };
  const key = () => good('docker-compose', 'exec', '-T', 'api', 'cat', 'state/secrets/demo-shop.key').trim();
  const curl = (...args: string[]) => JSON.parse(good('curl', '-sS', ...args));

  /** The four calls as the original's README has them. */
  function fourCalls() {
    const url = `http://localhost:${port}`;
    const { access_token: token } = curl(
      '-X',
      'POST',
      `${url}/auth`,
      '-H',
      `X-API-Key: ${key()}`,
      '-H',
      'X-Tenant-ID: demo-shop',
    );
    const bearer = ['-H', `Authorization: Bearer ${token}`];
    const body = '{\n    "user_id": "user123",\n    "message": "سلام چطور میتوانم محصول را برگشت بدهم؟"\n  }';
    const answer = curl('-X', 'POST', `${url}/webhook`, ...bearer, '-H', 'Content-Type: application/json', '-d', body);
    const conversations = curl('-X', 'GET', `${url}/conversations`, ...bearer);
    const messages = curl('-X', 'GET', `${url}/conversations/${answer.conversation_id}/messages`, ...bearer);
    return { answer, conversations, messages };
  }

  it(
    'is built by docker-compose build, in layers of at most 250 MB of our own',
    () => {
      good('docker-compose', 'build');
      const sizeOf = (image: string) => Number(good('docker', 'image', 'inspect', '--format', '{{.Size}}', image));
      const own = sizeOf('hamzaban') - sizeOf(process.env['NODE_IMAGE'] ?? 'node:24-bookworm-slim');
      process.stderr.write(`own layers: ${(own / 1e6).toFixed(0)} MB\n`);
      expect(own).toBeLessThan(OWN_LAYERS_MAX);
      expect(good('docker', 'image', 'inspect', '--format', '{{.Config.User}}', 'hamzaban').trim()).toBe('node');
    },
    40 * MINUTES,
  );

  it(
    'starts, is trained by the original command, and is healthy',
    () => {
      good('docker-compose', 'up', '-d');
      good(
        'docker-compose',
        'exec',
        '-T',
        'rasa',
        'rasa',
        'train',
        '--domain',
        'domain.yml',
        '--data',
        'data',
        '--out',
        'models',
      );
      let states = '';
      const deadline = Date.now() + 3 * MINUTES;
      do states = good('docker-compose', 'ps');
      while (states.match(/\(healthy\)/g)?.length !== 2 && Date.now() < deadline && run('sleep', '2').status === 0);
      expect(states.match(/\(healthy\)/g), states).toHaveLength(2);
    },
    20 * MINUTES,
  );

  it(
    'answers the four calls, and again after down and up with everything still there',
    () => {
      const first = fourCalls();
      expect(first.answer.understood.intent).toBe('return_policy');
      expect(first.conversations.data).toHaveLength(1);
      expect(first.messages.data.length).toBeGreaterThanOrEqual(2);
      const before = key();
      good('docker-compose', 'down');
      good('docker-compose', 'up', '-d');
      expect(key()).toBe(before);
      const second = fourCalls();
      expect(second.conversations.data.map(({ id }: { id: string }) => id)).toEqual([first.answer.conversation_id]);
      expect(second.messages.data.slice(0, first.messages.data.length)).toEqual(first.messages.data);
      expect(second.messages.data.length).toBeGreaterThan(first.messages.data.length);
    },
    20 * MINUTES,
  );

  it('runs as a user without rights on a file system that it cannot write', () => {
    const inside = (script: string) => run('docker-compose', 'exec', '-T', 'api', 'sh', '-c', script);
    expect(inside('id -u').stdout.trim()).toBe('1000');
    expect(
      inside('touch /app/x 2>&1; touch /x 2>&1; touch /etc/x 2>&1').stdout.match(/Read-only file system/g),
    ).toHaveLength(3);
    expect(inside('touch /data/probe && rm /data/probe && touch /tmp/probe').status).toBe(0);
    expect(inside('grep -E "^(CapEff|NoNewPrivs)" /proc/self/status').stdout).toMatch(/CapEff:\s+0+\nNoNewPrivs:\s+1/);
    const { stdout } = run('docker-compose', 'port', 'api', '8000');
    expect(stdout.trim()).toBe(`127.0.0.1:${port}`);
  });

  it(
    'makes example shops, backs up and restores into a new volume',
    () => {
      const shops = run('data/generate_tenants', '--count', '2', '--seed', '5');
      expect(shops.status, shops.stderr).toBe(0);
      const list = good('docker-compose', 'exec', '-T', 'api', 'hamzaban', 'tenant', 'list', '--json');
      expect(JSON.parse(list)).toHaveLength(3);
      good(
        'docker-compose',
        'exec',
        '-T',
        'api',
        'sh',
        '-c',
        'mkdir -p backups && hamzaban backup --out backups/a.tar.gz',
      );
      const api = good('docker-compose', 'ps', '-q', 'api').trim();
      good('docker', 'cp', `${api}:/data/backups/a.tar.gz`, work);
      good('chmod', '-R', 'a+rX', work);
      const into = ['-v', `${PROJECT}-restored:/data`, '-v', `${work}:/from:ro`];
      good('docker', 'run', '--rm', ...into, 'hamzaban', 'hamzaban', 'restore', '/from/a.tar.gz', '--to', '/data');
      const restored = good('docker', 'run', '--rm', ...into, 'hamzaban', 'hamzaban', 'tenant', 'list', '--json');
      expect(JSON.parse(restored)).toEqual(JSON.parse(list));
    },
    10 * MINUTES,
  );

  it(
    'is shut down by docker in time, with exit code 0',
    () => {
      const api = good('docker-compose', 'ps', '-q', 'api').trim();
      good('docker-compose', 'stop', 'api');
      expect(good('docker', 'inspect', '--format', '{{.State.ExitCode}}', api).trim()).toBe('0');
    },
    5 * MINUTES,
  );

  it(
    'is loaded from the offline bundle and answers in a network that leads nowhere',
    async () => {
      good(process.execPath, 'tools/bundle.mjs', '--image', '--out', work);
      const archive = (await readdir(work)).find((name) => name.endsWith('-image.tar')) ?? '';
      good('sh', '-ec', `cd "${work}" && sha256sum --check ${archive}.sha256 && tar xf ${archive}`);
      clean();
      good('docker', 'image', 'rm', '--force', 'hamzaban');
      good('sh', join(work, basename(archive, '.tar'), 'install.sh'));
      good('docker', 'network', 'create', '--internal', NETWORK);
      const how = [
        '--network',
        NETWORK,
        '--read-only',
        '--tmpfs',
        '/tmp',
        '--cap-drop',
        'ALL',
        '--name',
        `${PROJECT}-offline`,
      ];
      good('docker', 'run', '--detach', ...how, '--volume', '/data', 'hamzaban');
      const script = `
      const url = 'http://127.0.0.1:8000';
      await fetch('http://192.0.2.1', { signal: AbortSignal.timeout(3000) }).then(() => { throw new Error('there is a network'); }, () => {});
      for (let tries = 0; tries < 600; tries++) {
        if (await fetch(url + '/readyz').then((response) => response.ok, () => false)) break;
        await new Promise((done) => setTimeout(done, 500));
      }
      const key = (await import('node:fs')).readFileSync('/data/state/secrets/demo-shop.key', 'utf8').trim();
      const { access_token: token } = await (await fetch(url + '/auth', { method: 'POST', headers: { 'x-api-key': key, 'x-tenant-id': 'demo-shop' } })).json();
      const headers = { authorization: 'Bearer ' + token, 'content-type': 'application/json' };
      const body = JSON.stringify({ user_id: 'user123', message: 'سلام چطور میتوانم محصول را برگشت بدهم؟' });
      const answer = await (await fetch(url + '/webhook', { method: 'POST', headers, body })).json();
      const list = await (await fetch(url + '/conversations', { headers })).json();
      const messages = await (await fetch(url + '/conversations/' + answer.conversation_id + '/messages', { headers })).json();
      console.log(JSON.stringify({ intent: answer.understood.intent, conversations: list.data.length, messages: messages.data.length }));
    `;
      const answered = good('docker', 'exec', `${PROJECT}-offline`, 'node', '--input-type=module', '--eval', script);
      expect(JSON.parse(answered)).toMatchObject({ intent: 'return_policy', conversations: 1 });
    },
    20 * MINUTES,
  );

  it(
    'and the bundle without Docker installs its service, user and commands as root, without network',
    async () => {
      good(process.execPath, 'tools/bundle.mjs', '--untrained', '--out', work);
      const archive =
        (await readdir(work)).find((name) => name.endsWith('.tar.gz') && name.startsWith('hamzaban-')) ?? '';
      good('tar', 'xf', join(work, archive), '-C', work);
      const script = `
      /from/install.sh
      id hamzaban
      grep -E '^(ExecStart|User|ProtectSystem|StateDirectory)=' /etc/systemd/system/hamzaban.service
      stat -c '%a %U %G %n' /etc/hamzaban/hamzaban.env /var/lib/hamzaban /opt/hamzaban/current/install.sh
      echo LOG_LEVEL=warn >> /etc/hamzaban/hamzaban.env
      hamzaban tenant create first --name first --no-train --keys-file /var/lib/hamzaban/keys
      hamzaban tenant list
      find /var/lib/hamzaban -user root | wc -l
      /from/install.sh
    `;
      const base = process.env['NODE_IMAGE'] ?? 'node:24-bookworm-slim';
      const from = `${join(work, basename(archive, '.tar.gz'))}:/from:ro`;
      const installed = run('docker', 'run', '--rm', '--network', 'none', '--volume', from, base, 'sh', '-exc', script);
      expect(installed.status, installed.stdout + installed.stderr).toBe(0);
      expect(installed.stdout).toMatch(/^User=hamzaban$/m);
      expect(installed.stdout).toMatch(/^ExecStart=\/opt\/hamzaban\/current\/node\/bin\/node .*serve$/m);
      expect(installed.stdout).toMatch(/^640 root hamzaban \/etc\/hamzaban\/hamzaban\.env$/m);
      expect(installed.stdout).toMatch(/^750 hamzaban hamzaban \/var\/lib\/hamzaban$/m);
      expect(installed.stdout).toMatch(/^first +first/m);
      expect(installed.stdout.trim().split('\n').at(-1)).toBe('0');
    },
    10 * MINUTES,
  );
});
