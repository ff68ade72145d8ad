import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AppError } from '@hamzaban/platform';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createAppUnderTest } from './fixtures/app-under-test.ts';

it('a failure is logged with the ids of request, trace and shop', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const test = await createAppUnderTest({
    logger,
    respond: async () => {
      throw new AppError('engine_failed', { cause: new Error('راز مشتری') });
    },
  });
  const { statusCode, headers } = await test.app.inject({
    method: 'POST',
    url: '/webhook',
    headers: {
      authorization: `Bearer ${await test.tokenOf('rose')}`,
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    },
    payload: { user_id: 'ali', message: 'راز مشتری' },
  });
  expect(statusCode).toBe(502);
  const logged = JSON.parse(lines.find((line) => line.includes('could not be served')) ?? '{}');
  expect(logged).toMatchObject({
    request_id: headers['x-request-id'],
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    tenant_id: 'rose',
  });
  await test.app.close();
});

it('a 503 says when to come again', async () => {
  const test = await createAppUnderTest({
    respond: async () => {
      throw new AppError('bot_unavailable');
    },
  });
  const { statusCode, headers, body } = await test.app.inject({
    method: 'POST',
    url: '/webhook',
    headers: { authorization: `Bearer ${await test.tokenOf('rose')}`, 'accept-language': 'fa' },
    payload: { user_id: 'ali', message: 'سلام' },
  });
  expect([statusCode, headers['retry-after'], JSON.parse(body).code]).toEqual([503, '2', 'bot_unavailable']);
  await test.app.close();
});

it.each(['bogus', '100-continue, bogus', '100-continue'])('Expect: %s changes no answer', async (expectation) => {
  const { app } = await createAppUnderTest();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const answer = await new Promise<{ status: number | undefined; type: string | undefined; body: string }>(
    (resolve, reject) => {
      const asking = httpRequest({ port, path: '/conversations', headers: { expect: expectation } }, (response) => {
        text(response).then(
          (body) => resolve({ status: response.statusCode, type: response.headers['content-type'], body }),
          reject,
        );
      });
      asking.on('error', reject).end();
    },
  );
  expect(answer).toMatchObject({ status: 401, type: expect.stringMatching(/problem\+json/) });
  expect(JSON.parse(answer.body).code).toBe('invalid_token');
  await app.close();
});
