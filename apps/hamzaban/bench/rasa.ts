import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { parse, stringify } from 'yaml';
import { temporaryHome } from '../src/end-to-end/running-server.ts';
import { shippedPackFolder } from '../src/home/pack.ts';
import { visitorMessages } from './messages.ts';
import { defaultPipeline, learnedPolicies } from './rasa-default.ts';

/** The real Rasa 3.6, when it stands beside this checkout (`RASA_PEER` names its command otherwise). */
const RASA = process.env['RASA_PEER'] ?? fileURLToPath(new URL('../../../../shared/tools/rasa-peer', import.meta.url));
const CONNECTIONS = 16;
const START_TIMEOUT_MS = 180_000;

/**
 * The same pack on the real Rasa: its own default pipeline with one epoch (its cost a message does not depend on the
 * epochs), conversations in an SQL tracker store, one worker. Its training takes many minutes: a model that stands at
 * `keptModel` is taken as it is, and one that is trained is kept there.
 */
export async function measureRasa(
  seconds: number,
  keptModel?: string,
): Promise<{ readonly messagesPerSecond: number }> {
  const home = await temporaryHome();
  try {
    const project = join(home.path, 'bot');
    await cp(shippedPackFolder, project, { recursive: true, filter: (path) => !/evaluation|models/.test(path) });
    await writeFile(join(project, 'config.yml'), await withOneEpoch(join(project, 'config.yml')));
    await writeFile(
      join(project, 'endpoints.yml'),
      stringify({ tracker_store: { type: 'SQL', dialect: 'sqlite', db: join(home.path, 'tracker.db') } }),
    );
    await writeFile(join(project, 'credentials.yml'), 'rest:\n');
    if (keptModel !== undefined && existsSync(keptModel)) {
      await cp(keptModel, join(project, 'models', 'kept.tar.gz'));
    } else {
      await trainOn(project);
      const [model = ''] = await readdir(join(project, 'models'));
      if (keptModel !== undefined) await cp(join(project, 'models', model), keptModel);
    }
    const port = await freePort();
    const server = spawn(RASA, ['run', '--interface', '127.0.0.1', '--port', String(port)], {
      cwd: project,
      stdio: 'ignore',
      detached: true,
    });
    try {
      const url = `http://127.0.0.1:${port}`;
      await waitFor(url);
      await load(url, Math.min(5, seconds));
      return { messagesPerSecond: await load(url, seconds) };
    } finally {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      process.kill(-(server.pid ?? 0), 'SIGTERM');
      await ended;
    }
  } finally {
    await home.remove();
  }
}

function trainOn(project: string): Promise<void> {
  return run(project, ['train', '--domain', 'domain', '--data', 'data', '--out', 'models', '--augmentation', '0']);
}

async function withOneEpoch(path: string): Promise<string> {
  const config = parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  const policies = [{ name: 'MemoizationPolicy' }, { name: 'RulePolicy' }, ...learnedPolicies];
  return stringify({ ...config, pipeline: defaultPipeline, policies });
}

function run(cwd: string, args: readonly string[]): Promise<void> {
  process.stderr.write(`real Rasa: ${args.join(' ')} …\n`);
  const child = spawn(RASA, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let tail = '';
  child.stderr.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`rasa ${args[0]} ended with ${code}: ${tail}`)),
    );
  });
}

async function waitFor(url: string): Promise<void> {
  const started = Date.now();
  while (Date.now() - started < START_TIMEOUT_MS) {
    const isUp = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the real Rasa did not start');
}

async function load(url: string, seconds: number): Promise<number> {
  let count = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    timeout: 60,
    requests: [
      {
        method: 'POST',
        path: '/webhooks/rest/webhook',
        headers: { 'content-type': 'application/json' },
        setupRequest(request) {
          count += 1;
          const body = { sender: `visitor-${count % 997}`, message: visitorMessages[count % visitorMessages.length] };
          return { ...request, body: JSON.stringify(body) };
        },
      },
    ],
  });
  if (result.non2xx > 0) throw new Error(`${result.non2xx} bad answers of the real Rasa`);
  return result['2xx'] / result.duration;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
