import { setTimeout as sleepFor } from 'node:timers/promises';
import { type CircuitBreaker, EgressError, type SafeFetch, type SafeResponse } from '@hamzaban/net';
import { AppError, type BotInput, type Clock, type TenantBot, type TenantId } from '@hamzaban/platform';
import { RasaServerError } from './rasa-server-error.ts';
import { readReplies } from './read-replies.ts';
import { webhookOf } from './webhook-of.ts';

/** What a bot on a Rasa server needs. */
export interface RasaServerBotOptions {
  /** Of the server, as in `http://rasa:5005`; see `webhookOf`. */
  readonly url: string;
  readonly tenantId: TenantId;
  /** Must allow the server's name; its `maxBytes` bounds an answer. */
  readonly safeFetch: SafeFetch;
  readonly clock: Clock;
  /** For one message, with all that is tried again; at most `safeFetch`'s own. */
  readonly timeoutMs: number;
  /** One for each server. */
  readonly breaker: CircuitBreaker;
  /** Waits between tries, in milliseconds; as many tries more. Default two. */
  readonly retryDelaysMs?: readonly number[];
  readonly sleep?: (delayMs: number) => Promise<unknown>;
}

/**
 * The bot of a shop on a real Rasa server, over its REST channel. The server keeps the conversation under the sender
 * `<tenant>:<user>`, so there are no events and the snapshot is null; it does not tell what it understood.
 *
 * Tried again only when nothing was sent (the name is not found, the connection refused), because Rasa would take the
 * message twice. Rejects with `engine_timeout` when the time is over and `engine_failed` for everything else, at once
 * when the breaker is open. A client error (4xx) is such a failure, but no reason for the breaker to open.
 */
export function createRasaServerBot(options: RasaServerBotOptions): TenantBot {
  const { tenantId, safeFetch, clock, timeoutMs, breaker, retryDelaysMs = [100, 400], sleep = sleepFor } = options;
  const webhook = webhookOf(options.url);

  return {
    async respond(input) {
      const passage = breaker.enter();
      if (passage === null) throw failed(new RasaServerError('breaker_open'));
      try {
        const response = await ask(input);
        if (response.status !== 200) throw new RasaServerError('bad_status', response.status);
        const answer = readReplies(response.body);
        passage.succeeded();
        return { ...answer, events: [], snapshot: null, understood: null };
      } catch (error) {
        if (isRefusal(error)) passage.succeeded();
        else passage.failed();
        throw error instanceof EgressError && error.reason === 'timeout'
          ? new AppError('engine_timeout', { cause: error })
          : failed(error);
      }
    },
  };

  async function ask({ userId, text, metadata }: BotInput): Promise<SafeResponse> {
    const body = JSON.stringify({
      sender: `${tenantId}:${userId}`,
      message: text,
      ...(metadata !== null && { metadata }),
    });
    const deadline = clock.now() + timeoutMs;
    for (let tries = 0; ; tries++) {
      try {
        const leftMs = Math.min(timeoutMs, deadline - clock.now());
        return await safeFetch(webhook.url, { method: 'POST', headers: webhook.headers, body, timeoutMs: leftMs });
      } catch (error) {
        const delayMs = retryDelaysMs[tries];
        if (delayMs === undefined || !isUnsent(error) || clock.now() + delayMs >= deadline) throw error;
        await sleep(delayMs);
      }
    }
  }
}

function failed(cause: unknown): AppError {
  return new AppError('engine_failed', { cause });
}

function isUnsent(error: unknown): boolean {
  return (
    error instanceof EgressError &&
    !error.wasSent &&
    (error.reason === 'connect_failed' || error.reason === 'name_not_found')
  );
}

/** The server is well and does not want this one request. */
function isRefusal(error: unknown): boolean {
  return error instanceof RasaServerError && error.status !== null && error.status >= 400 && error.status < 500;
}
