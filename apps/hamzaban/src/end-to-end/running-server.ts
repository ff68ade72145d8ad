import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../bin/hamzaban.mjs', import.meta.url));
const READY_TIMEOUT_MS = 60_000;

/** A real `hamzaban serve` in a process of its own, for tests and benchmarks of whole promises. */
export interface RunningServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to its readiness. */
  readonly readyMs: number;
  /** All that it printed so far, stdout and stderr. */
  output(): string;
  /** Ends it with a signal and waits; gives the exit code, or the signal's name when it was killed. */
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

/** A folder that goes when the test ends. */
export async function temporaryHome(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'hamzaban-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** Starts the server on a free port of loopback over `home` and waits until it says where it listens. */
export async function startServer(home: string, environment: Record<string, string> = {}): Promise<RunningServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [ENTRY, 'serve'], {
    env: { ...process.env, HAMZABAN_HOME: home, HAMZABAN_PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | string>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${output}`)), READY_TIMEOUT_MS);
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Hamzaban is ready: (http:\/\/\S+)/.exec(output)?.[1];
      if (address !== undefined) {
        clearTimeout(timer);
        resolve(address);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code} before it was ready:\n${output}`));
    });
  });
  return {
    url: url.replace(/\/$/, ''),
    process: child,
    readyMs: performance.now() - started,
    output: () => output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs one command of the program to its end. */
export function runCommand(
  entry: 'hamzaban' | 'rasa',
  args: readonly string[],
  options: { readonly cwd?: string; readonly environment?: Record<string, string>; readonly input?: string } = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const file = fileURLToPath(new URL(`../../bin/${entry}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.end(options.input ?? '');
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

/** The API key of the demo shop, from the file that a start without a terminal leaves it in. */
export async function demoKey(home: string): Promise<string> {
  return (await readFile(join(home, 'state', 'secrets', 'demo-shop.key'), 'utf8')).trim();
}

/** A token for a shop, by its key. */
export async function authenticate(url: string, tenantId: string, apiKey: string): Promise<string> {
  const response = await fetch(`${url}/auth`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'x-tenant-id': tenantId },
  });
  if (!response.ok) throw new Error(`auth: ${response.status} ${await response.text()}`);
  const body = (await response.json()) as { access_token: string };
  return body.access_token;
}
