import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import autocannon from 'autocannon';
import { authenticate, demoKey, runCommand, startServer, temporaryHome } from '../src/end-to-end/running-server.ts';
import { visitorMessages } from './messages.ts';

export interface OurFigures {
  readonly messagesPerSecond: number;
  readonly fullLoad: { readonly p50: number; readonly p99: number };
  readonly halfLoad: { readonly p50: number; readonly p99: number };
  /** Median time of messages 991-1,000 over that of messages 6-15 of one conversation. */
  readonly growth: number;
  readonly readyMs: number;
  readonly idleMegabytes: number;
  /** Idle again, with the shop's bot in memory. */
  readonly answeredMegabytes: number;
  readonly trainingSeconds: number;
}

const CONNECTIONS = 64;
const agent = new Agent({ keepAlive: true });
const NO_LIMITS = { LIMIT_PER_KEY: '10000000', LIMIT_PER_VISITOR: '10000000', LIMIT_PER_ADDRESS: '10000000' };

/** Our server over a fresh home with the demo shop, `seconds` for each of the two loads. */
export async function measureOurs(seconds: number): Promise<OurFigures> {
  const home = await temporaryHome();
  try {
    const first = await startServer(home.path, NO_LIMITS);
    await first.stop();
    const server = await startServer(home.path, NO_LIMITS);
    try {
      await pause(2000);
      const idleMegabytes = await residentMegabytes(server.process.pid ?? 0);
      const bearer = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
      for (let index = 0; index < 20; index++) await send(server.url, bearer, 'first', visitorMessages[index] ?? '');
      await pause(4000);
      const answeredMegabytes = await residentMegabytes(server.process.pid ?? 0);
      await loadWebhook(server.url, bearer, 3);
      const full = await loadWebhook(server.url, bearer, seconds);
      const messagesPerSecond = full.total / full.duration;
      const half = await paceWebhook(server.url, bearer, { perSecond: messagesPerSecond / 2, seconds });
      return {
        messagesPerSecond,
        fullLoad: full,
        halfLoad: half,
        growth: await measureGrowth(server.url, bearer),
        readyMs: server.readyMs,
        idleMegabytes,
        answeredMegabytes,
        trainingSeconds: await measureTraining(home.path),
      };
    } finally {
      agent.destroy();
      await server.stop();
    }
  } finally {
    await home.remove();
  }
}

/** As many messages as 64 connections can bring. */
async function loadWebhook(url: string, bearer: string, seconds: number) {
  let count = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/webhook',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        setupRequest(request) {
          count += 1;
          // 997 visitors, so that conversations go on and different ones run side by side.
          const body = { user_id: `visitor-${count % 997}`, message: visitorMessages[count % visitorMessages.length] };
          return { ...request, body: JSON.stringify(body) };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} bad answers, ${result.errors} errors`);
  return { p50: result.latency.p50, p99: result.latency.p99, total: result['2xx'], duration: result.duration };
}

/** Messages at an even pace, whether those before are answered or not, each timed from the moment that it was due. */
async function paceWebhook(
  url: string,
  bearer: string,
  load: { readonly perSecond: number; readonly seconds: number },
) {
  const count = Math.floor(load.perSecond * load.seconds);
  const started = performance.now();
  const times: number[] = [];
  const sent: Promise<void>[] = [];
  for (let index = 0; index < count; ) {
    const due = started + (index * 1000) / load.perSecond;
    if (performance.now() < due) {
      await pause(1);
      continue;
    }
    sent.push(
      send(url, bearer, `paced-${index % 997}`, visitorMessages[index % visitorMessages.length] ?? '').then(() => {
        times.push(performance.now() - due);
      }),
    );
    index += 1;
  }
  await Promise.all(sent);
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round(times[Math.floor(times.length * part)] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99) };
}

/** By the plainest client there is: it works on the same two cores, and what it takes counts as the server's time. */
function send(url: string, bearer: string, userId: string, message: string): Promise<void> {
  const body = Buffer.from(JSON.stringify({ user_id: userId, message }));
  const headers = {
    authorization: `Bearer ${bearer}`,
    'content-type': 'application/json',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const call = request(`${url}/webhook`, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`answered with ${response.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

/**
 * What a message of a long conversation takes (the 901st to the 1,000th) beside one near the beginning (the 6th to the
 * 105th): medians of the two sent in turn, so that whatever else the machine does slows both.
 */
async function measureGrowth(url: string, bearer: string): Promise<number> {
  const counts = { long: 0, short: 0 };
  const timed = async (conversation: 'long' | 'short'): Promise<number> => {
    const started = performance.now();
    await send(url, bearer, `one-${conversation}-conversation`, visitorMessages[counts[conversation]++ % 10] ?? '');
    return performance.now() - started;
  };
  while (counts.long < 900) await timed('long');
  while (counts.short < 5) await timed('short');
  const times: Record<keyof typeof counts, number[]> = { long: [], short: [] };
  while (counts.long < 1000) {
    for (const conversation of ['short', 'long'] as const) times[conversation].push(await timed(conversation));
  }
  return median(times.long) / median(times.short);
}

async function measureTraining(home: string): Promise<number> {
  const { shippedPackFolder } = await import('../src/home/pack.ts');
  const started = performance.now();
  const args = ['train', '--domain', 'domain', '--data', 'data', '--out', `${home}/bench-models`];
  const { code, stderr } = await runCommand('rasa', args, { cwd: shippedPackFolder });
  if (code !== 0) throw new Error(`training ended with ${code}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
