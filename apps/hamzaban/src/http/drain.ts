import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@hamzaban/platform';
import type { FastifyInstance } from 'fastify';

const LOOK_PERIOD_MS = 20;
/** A turn of the event loop that takes less has found nothing to do. */
const IDLE_TURN_MS = 0.05;
const IDLE_TURNS_TRIED = 1000;

export interface DrainOptions {
  /** How long nobody must have come before the port is closed. */
  readonly quietMs: number;
  /** The longest wait for that. */
  readonly lingerMs: number;
  /** How long connections that have asked for nothing yet may stay after that. */
  readonly graceMs: number;
}

/** The way out of service. */
export interface Drain {
  /** Empties the server, then closes it; resolves when nothing of it is left. */
  close(): Promise<void>;
}

/**
 * Prepares a server to be closed without cutting off anybody. Call before the routes are registered.
 *
 * A connection that has reached a port but was not taken yet is reset by the system when the port closes. So the port
 * is closed at a moment when nobody comes: what is in hand is answered as ever, but what comes from now on waits, and
 * who waits for an answer does not come again. Then the port is closed, and all that waited is answered too. Every
 * answer says `Connection: close`, so that clients leave of their own accord.
 */
export function createDrain(app: FastifyInstance, { quietMs, lingerMs, graceMs }: DrainOptions): Drain {
  const portClosed = Promise.withResolvers<void>();
  let isDraining = false;
  let inHand = 0;
  let lastArrivalAt = 0;

  app.server.on('connection', () => {
    lastArrivalAt = performance.now();
  });
  app.addHook('onRequest', async (request, reply) => {
    inHand += 1;
    lastArrivalAt = performance.now();
    reply.raw.once('close', () => {
      inHand -= 1;
    });
    // Health checks are told at once: alive it still is, but no longer ready.
    if (!isDraining || request.url === '/livez') return;
    if (request.url === '/readyz') throw new AppError('shutting_down');
    await portClosed.promise;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close');
  });

  return {
    async close() {
      isDraining = true;
      const started = performance.now();
      lastArrivalAt = started;
      const isCalm = () => performance.now() - Math.max(lastArrivalAt, started) >= quietMs;
      while (!isCalm() && performance.now() - started < lingerMs) await sleep(LOOK_PERIOD_MS);
      await untilIdle();
      app.server.close();
      portClosed.resolve();
      const closedAt = performance.now();
      while (inHand > 0 || ((await connectionsOf(app)) > 0 && performance.now() - closedAt < graceMs))
        await sleep(LOOK_PERIOD_MS);
      // What is left never asked for anything, and would be waited for until it times out.
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** Resolves right after a turn of the event loop in which nothing had come, or after many that were busy. */
async function untilIdle(): Promise<void> {
  for (let turn = 0; turn < IDLE_TURNS_TRIED; turn += 1) {
    const before = performance.now();
    await nextTick();
    if (performance.now() - before < IDLE_TURN_MS) return;
  }
}

function connectionsOf(app: FastifyInstance): Promise<number> {
  return new Promise((resolve, reject) => {
    app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
}
