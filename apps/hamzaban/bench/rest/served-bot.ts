import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RestProject } from './rest-project.ts';

/** A command that understands `train` and `run` as Rasa's does. */
export interface Engine {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

export const ours: Engine = {
  name: 'ours',
  command: [process.execPath, fileURLToPath(new URL('../../src/rasa.ts', import.meta.url))],
};

/** The real Rasa 3.6, when it stands beside this checkout (`RASA_PEER` names its command otherwise). */
export function realRasa(): Engine {
  const path =
    process.env['RASA_PEER'] ?? fileURLToPath(new URL('../../../../../shared/tools/rasa-peer', import.meta.url));
  if (!existsSync(path)) throw new Error(`The real Rasa is not at ${path}; RASA_PEER names its command.`);
  return { name: 'the real Rasa', command: [path] };
}

export interface ServedBot {
  readonly url: string;
  stop(): Promise<void>;
}

/** The real Rasa loads a learned model for minutes on a busy machine. */
const START_TIMEOUT_MS = 900_000;

/** Trains the project with an engine and serves it. */
export async function serve(engine: Engine, { folder, domain }: RestProject): Promise<ServedBot> {
  const training = start(engine, folder, ['train', '--domain', domain, '--data', 'data', '--out', 'models']);
  const [code] = (await once(training.child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${engine.name}: training ended with ${code}: ${training.said()}`);
  const port = await freePort();
  const server = start(engine, folder, ['run', '--interface', '127.0.0.1', '--port', String(port)]);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const isUp = await fetch(`${url}/webhooks/rest/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) break;
    if (Date.now() > deadline || server.child.exitCode !== null) {
      await stop(server.child);
      throw new Error(`${engine.name} does not answer: ${server.said()}`);
    }
    await sleep(200);
  }
  return { url, stop: () => stop(server.child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  // The command may have started others: they are one group.
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

function start({ command: [program, ...first] }: Engine, cwd: string, args: readonly string[]) {
  const child: ChildProcess = spawn(program, [...first, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, SANIC_WORKERS: '1' },
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-2000);
    });
  return { child, said: () => tail };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
