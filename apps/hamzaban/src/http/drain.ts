import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@hamzaban/platform';
import type { FastifyInstance } from 'fastify';

const LOOK_PERIOD_MS = 20;

export interface DrainOptions {
  /** How long nobody must have called before the port is closed. */
  readonly quietMs: number;
  /** The longest wait for that; callers that never pause are then cut off all the same. */
  readonly lingerMs: number;
}

/** The way out of service. */
export interface Drain {
  /** Empties the server, then closes it; resolves when nothing of it is left. */
  close(): Promise<void>;
}

/**
 * Prepares a server to be closed without cutting off anybody. What is in hand is answered as ever; what comes after
 * gets 503, and every answer `Connection: close`, so that clients leave of their own accord. The port is closed last,
 * at a moment when nobody is calling: a connection that has reached a port when it closes is reset by the system.
 * Call before the routes are registered.
 */
export function createDrain(app: FastifyInstance, { quietMs, lingerMs }: DrainOptions): Drain {
  let isDraining = false;
  let inHand = 0;
  let lastCallAt = 0;

  app.addHook('onRequest', async (request, reply) => {
    inHand += 1;
    lastCallAt = performance.now();
    reply.raw.once('close', () => {
      inHand -= 1;
    });
    // Alive it still is: an orchestrator must not kill what is finishing its work.
    if (isDraining && request.url !== '/livez') throw new AppError('shutting_down');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close');
  });

  return {
    async close() {
      isDraining = true;
      const started = performance.now();
      lastCallAt = started;
      for (;;) {
        await sleep(LOOK_PERIOD_MS);
        const now = performance.now();
        if (inHand === 0 && now - lastCallAt >= quietMs) break;
        if (now - started >= lingerMs) break;
      }
      const closed = app.close();
      while (inHand > 0) await sleep(LOOK_PERIOD_MS);
      // What is left are connections that never asked for anything; they would be waited for until they time out.
      app.server.closeAllConnections();
      await closed;
    },
  };
}
