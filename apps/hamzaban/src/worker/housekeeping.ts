import { rm } from 'node:fs/promises';
import type { Clock, Models, Outbox, Store, Tenants } from '@hamzaban/platform';
import type { Home } from '../home/home.ts';
import type { BotCache } from '../models/create-bots.ts';

const MODELS_PERIOD_MS = 2000;
const OUTBOX_PERIOD_MS = 1000;
const CLEANING_PERIOD_MS = 60_000;
/** A client that sends again after a day means a new message. */
const IDEMPOTENCY_KEPT_MS = 24 * 3_600_000;
const PURGE_ROWS = 500;

/** What a serving process does beside answering: sees new models, delivers events, forgets what has run out. */
export function createHousekeeping(dependencies: {
  readonly bots: BotCache;
  readonly models: Models;
  readonly outbox: Outbox;
  readonly store: Store;
  readonly tenants: Tenants;
  readonly home: Home;
  readonly clock: Clock;
}) {
  const { bots, models, outbox, store, tenants, home, clock } = dependencies;
  const timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();

  return {
    async start(): Promise<void> {
      const changed = await models.createWatch();
      every(MODELS_PERIOD_MS, async () => {
        for (const tenantId of await changed()) bots.forget(tenantId);
      });
      every(OUTBOX_PERIOD_MS, async () => void (await outbox.drain(stopping.signal)));
      every(CLEANING_PERIOD_MS, clean);
    },
    async stop(): Promise<void> {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };

  /** Runs a task now and then, never twice at once; a storage that is full for a while must not end the process. */
  function every(periodMs: number, task: () => Promise<void>): void {
    let isBusy = false;
    timers.push(
      setInterval(() => {
        if (isBusy) return;
        isBusy = true;
        const run: Promise<void> = task()
          .catch((error: unknown) => {
            process.stderr.write(
              `${JSON.stringify({ level: 'warn', msg: 'housekeeping failed', type: error instanceof Error ? error.name : typeof error })}\n`,
            );
          })
          .finally(() => {
            isBusy = false;
            running.delete(run);
          });
        running.add(run);
      }, periodMs),
    );
  }

  async function clean(): Promise<void> {
    const before = clock.now() - IDEMPOTENCY_KEPT_MS;
    while (
      !stopping.signal.aborted &&
      (await store.platform.purgeIdempotency({ before, limit: PURGE_ROWS })) === PURGE_ROWS
    );
    for (const id of await tenants.eraseDue(stopping.signal)) {
      bots.forget(id);
      await rm(home.shop(id), { recursive: true, force: true });
    }
  }
}
