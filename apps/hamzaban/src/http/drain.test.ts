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
async function listening(options = { quietMs: 100, lingerMs: 5000, graceMs: 300 }) {
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
  app.get('/readyz', async () => 'ready');
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
  it('answers what is in hand and what still comes, asks all to leave, and closes its port while nobody comes', async () => {
    const { drain, port, asked, answer } = await listening();
    const [first, second, third] = [keptAlive(), keptAlive(), keptAlive()];
    expect(await ask(second, port, '/fast')).toEqual({ status: 200, connection: 'keep-alive' });
    const slow = ask(first, port, '/slow');
    await asked;
    const closed = drain.close();
    const [kept, made] = [ask(second, port, '/fast'), ask(third, port, '/fast')];
    expect(await kept, 'on a connection that was open before').toEqual({ status: 200, connection: 'close' });
    expect(await made, 'on a new connection').toEqual({ status: 200, connection: 'close' });
    await expect(ask(third, port, '/fast'), 'the slow one is still in hand').rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
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

  it('tells health checks at once that it is alive and no longer ready', async () => {
    const { drain, port, asked, answer } = await listening({ quietMs: 60_000, lingerMs: 4000, graceMs: 300 });
    const slow = ask(keptAlive(), port, '/slow');
    await asked;
    const closed = drain.close();
    let isClosed = false;
    void closed.then(() => {
      isClosed = true;
    });
    expect((await ask(keptAlive(), port, '/livez')).status).toBe(200);
    expect((await ask(keptAlive(), port, '/readyz')).status).toBe(503);
    expect(isClosed).toBe(false);
    answer();
    expect(await slow).toEqual({ status: 200, connection: 'close' });
    await closed;
  });

  it('goes even though somebody never stops calling', async () => {
    const { drain, port } = await listening({ quietMs: 60_000, lingerMs: 300, graceMs: 300 });
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
