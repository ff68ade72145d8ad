import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { authenticate, demoKey, type RunningServer, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';
import { storedMessages } from './stored-messages.ts';

/** What came of many restarts under load. */
export interface RestartReport {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Answers of 503: sent again later. */
  readonly refusals: number;
  /** Connections that were cut without an answer, or got none in time, each in words. Must be none. */
  readonly cuts: readonly string[];
  /** What is wrong with the stored conversations, each in words. Must be nothing. */
  readonly faults: readonly string[];
  /** Exit codes other than 0. Must be none. */
  readonly badExits: readonly (number | string)[];
  readonly slowestAnswerMs: number;
  readonly slowestShutdownMs: number;
}

export interface RestartOptions {
  readonly rounds: number;
  /** Visitors on a connection that is kept, and visitors that make a new one for each message. */
  readonly keepingVisitors?: number;
  readonly newcomers?: number;
  /** How long each round's load lasts before the signal. */
  readonly loadMs?: number;
  readonly onRound?: (round: number) => void;
}

const ANSWER_TIMEOUT_MS = 25_000;
const RETRY_MS = 50;

/**
 * Restarts a real server by SIGTERM again and again on one port while visitors write, each message with an id of its
 * own and sent until it is acknowledged; then reads every conversation back.
 */
export async function runRestarts(options: RestartOptions): Promise<RestartReport> {
  const { rounds, keepingVisitors = 6, newcomers = 3, loadMs = 250, onRound } = options;
  const home = await smallHome();
  const port = await freePort();
  const start = () => startServer(home.path, { HAMZABAN_PORT: String(port), LIMIT_PER_VISITOR: '1000000' });
  let server: RunningServer = await start();
  const { url } = server;
  const key = await demoKey(home.path);
  let token = await authenticate(url, 'demo-shop', key);
  const seen = { acknowledged: 0, refusals: 0, slowestAnswerMs: 0, slowestShutdownMs: 0 };
  const cuts: string[] = [];
  const badExits: (number | string)[] = [];
  const sent = new Map<string, string[]>();
  const conversations = new Map<string, string>();
  let isRunning = true;

  const visitors = Array.from({ length: keepingVisitors + newcomers }, (_, index) => write(index));
  for (let round = 1; round <= rounds; round += 1) {
    await sleep(loadMs);
    const started = performance.now();
    const exit = await server.stop();
    seen.slowestShutdownMs = Math.max(seen.slowestShutdownMs, performance.now() - started);
    if (exit !== 0) badExits.push(exit);
    server = await start();
    onRound?.(round);
  }
  isRunning = false;
  await Promise.all(visitors);
  const faults = await readBack();
  await server.stop();
  await home.remove();
  return { rounds, ...seen, cuts, badExits, faults };

  async function write(index: number): Promise<void> {
    const userId = `visitor-${index}`;
    const agent = index < keepingVisitors ? new Agent({ keepAlive: true, maxSockets: 1 }) : new Agent();
    const messages: string[] = [];
    sent.set(userId, messages);
    for (let number = 1; isRunning; number += 1) {
      const message = `پیام ${index}-${number}`;
      messages.push(message);
      const body = { user_id: userId, message, client_message_id: `m-${index}-${number}` };
      conversations.set(userId, await untilAcknowledged(agent, JSON.stringify(body)));
    }
    agent.destroy();
  }

  async function untilAcknowledged(agent: Agent, body: string): Promise<string> {
    for (;;) {
      const started = performance.now();
      const outcome = await post(agent, port, token, body);
      seen.slowestAnswerMs = Math.max(seen.slowestAnswerMs, performance.now() - started);
      if (outcome.kind === 'answer' && outcome.status === 200) {
        seen.acknowledged += 1;
        return (JSON.parse(outcome.text) as { conversation_id: string }).conversation_id;
      }
      if (outcome.kind === 'cut') cuts.push(outcome.because);
      else if (outcome.kind === 'answer' && outcome.status === 503) seen.refusals += 1;
      else if (outcome.kind === 'answer' && outcome.status === 401) token = await authenticate(url, 'demo-shop', key);
      else if (outcome.kind === 'answer')
        throw new Error(`unexpected answer ${outcome.status}: ${outcome.text}\n${server.output()}`);
      await sleep(RETRY_MS);
    }
  }

  async function readBack(): Promise<readonly string[]> {
    const found: string[] = [];
    token = await authenticate(url, 'demo-shop', key);
    for (const [userId, messages] of sent) {
      const stored = await storedMessages(url, token, conversations.get(userId) ?? '');
      if (stored.some(({ seq }, index) => seq !== index + 1)) found.push(`${userId}: numbers with gaps`);
      const texts = stored.filter(({ sender }) => sender === 'user').map(({ text }) => text);
      if (JSON.stringify(texts) !== JSON.stringify(messages))
        found.push(`${userId}: ${messages.length} sent, ${texts.length} stored, or not in order`);
    }
    return found;
  }
}

type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  /** Nobody listened: nothing was sent. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'cut'; readonly because: string };

function post(agent: Agent, port: number, token: string, body: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const call = request(
      { agent, port, host: '127.0.0.1', path: '/webhook', method: 'POST', headers, timeout: ANSWER_TIMEOUT_MS },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ kind: 'answer', status: response.statusCode ?? 0, text }));
        response.on('error', (error) => resolve({ kind: 'cut', because: `in the answer: ${error.message}` }));
      },
    );
    call.on('timeout', () => call.destroy(new Error(`no answer in ${ANSWER_TIMEOUT_MS} ms`)));
    call.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve({ kind: 'refused' });
      else resolve({ kind: 'cut', because: `${call.reusedSocket ? 'kept' : 'new'} connection: ${error.message}` });
    });
    call.end(body);
  });
}

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
