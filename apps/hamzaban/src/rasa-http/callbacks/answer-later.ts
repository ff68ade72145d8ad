import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RasaServices } from '../rasa-services.ts';
import { RasaFailure } from '../replies/rasa-failure.ts';
import { queryText } from '../request-query.ts';
import type { CallbackResult } from './callback-result.ts';

/** What a long piece of work came to: JSON, or a file. */
export interface LateAnswer {
  readonly body: unknown | Readable;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers with what the work gives; with `?callback_url=` answers 204 at once and sends the result (or Rasa's error) to
 * that address when it is there.
 */
export async function answerLater(
  call: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly services: RasaServices },
  work: () => Promise<LateAnswer>,
): Promise<unknown> {
  const { request, reply, services } = call;
  const url = queryText(request, 'callback_url');
  if (url === undefined || url === '') {
    const { body, headers = {} } = await work();
    return reply.headers(headers).send(body);
  }
  void deliver(services, url, work);
  return reply.code(204).send();
}

async function deliver(services: RasaServices, url: string, work: () => Promise<LateAnswer>): Promise<void> {
  try {
    await services.callBack(url, await resultOf(services, work));
  } catch (error) {
    services.log('a result could not be sent to its callback_url', { err: error });
  }
}

async function resultOf(services: RasaServices, work: () => Promise<LateAnswer>): Promise<CallbackResult> {
  try {
    const { body, headers = {} } = await work();
    const isStream = body !== null && typeof body === 'object' && 'pipe' in body;
    if (isStream)
      return {
        contentType: headers['content-type'] ?? 'application/octet-stream',
        body: await buffer(body as Readable),
      };
    return json(body);
  } catch (error) {
    services.log('work for a callback_url failed', { err: error });
    return json(error instanceof RasaFailure ? error.body : unexpectedError(error).body);
  }
}

function json(body: unknown): CallbackResult {
  return { contentType: 'application/json', body: Buffer.from(JSON.stringify(body)) };
}

function unexpectedError(error: unknown): RasaFailure {
  const why = error instanceof Error ? error.message : '';
  return new RasaFailure({
    status: 500,
    reason: 'UnexpectedError',
    message: `An unexpected error occurred. Error: ${why}`,
  });
}
