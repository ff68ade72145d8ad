import { expect, it, vi } from 'vitest';
import { exchange } from './exchange.ts';
import { createSafeFetch } from './safe-fetch.ts';

// A public server cannot be had in a test, so what it would answer is given here; what is asked of whom is real.
vi.mock('./exchange.ts', () => ({
  exchange: vi.fn(async ({ host, url }: { readonly host: string; readonly url: URL }) => ({
    url: url.href,
    status: url.pathname === '/end' ? 200 : 302,
    headers: { location: host === 'rasa' ? '/end' : 'http://rasa:5005/model' },
    body: new Uint8Array(),
  })),
}));

const safeFetch = createSafeFetch({
  allowPrivate: ['rasa'],
  timeoutMs: 1000,
  maxBytes: 1000,
  maxRedirects: 3,
  lookup: async (host) => [{ address: host === 'rasa' ? '172.18.0.2' : '8.8.8.8', family: 4 }],
});

it('does not let a public server send a request to an allowed private one', async () => {
  await expect(safeFetch('http://evil.example/')).rejects.toMatchObject({
    reason: 'bad_address',
    host: 'rasa',
    wasSent: true,
  });
  expect(vi.mocked(exchange).mock.calls.map(([target]) => target.host)).toEqual(['evil.example']);
});

it('lets an allowed one send to itself', async () => {
  expect((await safeFetch('http://rasa:5005/')).status).toBe(200);
});
