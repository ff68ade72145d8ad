import autocannon from 'autocannon';

export interface RestLoad {
  readonly messagesPerSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const CONNECTIONS = 16;
/** Messages of one conversation; then another visitor comes. */
const TURNS = 10;

/** Sends messages as fast as they are answered: 16 conversations at a time, ten messages each. */
export async function loadRest(url: string, messages: readonly string[], seconds: number): Promise<RestLoad> {
  let count = 0;
  const run = Math.random().toString(36).slice(2);
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    timeout: 120,
    requests: [
      {
        method: 'POST',
        path: '/webhooks/rest/webhook',
        headers: { 'content-type': 'application/json' },
        setupRequest(request) {
          const sender = `${run}-${Math.floor(count / (CONNECTIONS * TURNS))}-${count % CONNECTIONS}`;
          const message = messages[(count * 7) % messages.length];
          count++;
          return { ...request, body: JSON.stringify({ sender, message }) };
        },
      },
    ],
  });
  if (result.non2xx > 0) throw new Error(`${result.non2xx} bad answers from ${url}`);
  const { p50, p99 } = result.latency;
  return { messagesPerSecond: result['2xx'] / result.duration, p50, p99 };
}
