import { Agent, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createDrain } from './drain.ts';

const agents: Agent[] = [];
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy();
});

/** A server whose `/slow` answers when it is told to. */
async function listening(options = { quietMs: 100, lingerMs: 5000 }) {
  const app = Fastify({ keepAliveTimeout: 60_000 });
  const drain = createDrain(app, options);
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    app.get('/slow', async () => {
      resolve();
      await new Promise<void>((done) => {
        answer = done;
      });
      return 'slow';
    });
  });
  app.get('/fast', async () => 'fast');
  app.get('/livez', async () => 'alive');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { drain, port, asked, answer: () => answer() };
}

/** One request on a connection that is kept. */
function ask(agent: Agent, port: number, path: string): Promise<{ status: number; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    get({ agent, port, path, host: '127.0.0.1' }, (response: IncomingMessage) => {
      response.resume().on('end', () => {
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection });
      });
    }).on('error', reject);
  });
}

const keptAlive = () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return agent;
};

describe('a server that is drained', () => {
  it('answers what is in hand, refuses what comes after, asks all to leave, and then closes its port', async () => {
    const { drain, port, asked, answer } = await listening();
    const [first, second, third] = [keptAlive(), keptAlive(), keptAlive()];
    expect(await ask(second, port, '/fast')).toEqual({ status: 200, connection: 'keep-alive' });
    const slow = ask(first, port, '/slow');
    await asked;
    const closed = drain.close();
    expect(await ask(second, port, '/fast'), 'a connection that was open before').toEqual({
      status: 503,
      connection: 'close',
    });
    expect(await ask(third, port, '/fast'), 'a new connection').toEqual({ status: 503, connection: 'close' });
    expect(await ask(third, port, '/livez')).toEqual({ status: 200, connection: 'close' });
    answer();
    expect(await slow).toEqual({ status: 200, connection: 'close' });
    await closed;
    await expect(ask(third, port, '/fast')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('does not wait for connections that ask for nothing', async () => {
    const { drain, port } = await listening();
    const silent = connect(port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    const gone = new Promise((resolve) => silent.once('close', resolve));
    const started = performance.now();
    await drain.close();
    await gone;
    // Far less than the minute after which such a connection would time out.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('goes even though somebody never stops calling', async () => {
    const { drain, port } = await listening({ quietMs: 60_000, lingerMs: 300 });
    let isOpen = true;
    const caller = (async () => {
      while (isOpen) {
        await ask(keptAlive(), port, '/fast').catch(() => undefined);
        await sleep(5);
      }
    })();
    await drain.close();
    isOpen = false;
    await caller;
  });
});
