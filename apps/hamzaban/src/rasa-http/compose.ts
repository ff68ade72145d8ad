import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { ActionServer } from '@hamzaban/dialogue';
import { createSafeFetch } from '@hamzaban/net';
import { createKeyedQueue } from '@hamzaban/platform';
import { createMemoryStore, openSqliteStore, type RasaTrackerStore } from '@hamzaban/rasa-tracker-store';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { FindPackActions } from '../actions/pack-actions.ts';
import { trainInThread } from '../models/train-in-thread.ts';
import type { Certificate } from '../tls/certificate.ts';
import { type AuthOptions, createAuthorize } from './auth.ts';
import { createConversations } from './conversations/create-conversations.ts';
import { createReminders } from './conversations/create-reminders.ts';
import { createModelSlot, type ServerAgentOptions } from './create-model-slot.ts';
import { createRasaApp } from './create-rasa-app.ts';
import type { ModelSlot } from './loaded-model.ts';
import { testInThread } from './model/test-in-thread.ts';
import type { RasaServices } from './rasa-services.ts';
import type { TrackerStoreChoice } from './setup/read-tracker-store.ts';
import { steadyClock } from './steady-clock.ts';
import { createTrainPayload } from './training/create-train-payload.ts';

/** Everything that a server of `rasa run` is made of. */
export interface RasaServerOptions {
  readonly logger: FastifyBaseLogger;
  readonly trackerStore: TrackerStoreChoice;
  /** Runs custom actions; null where no endpoint is named. */
  readonly actionServer: ActionServer | null;
  /** The actions of the packs that the bot's project imports; none unless given. */
  readonly findPackActions?: FindPackActions;
  readonly auth: AuthOptions;
  readonly hasApi: boolean;
  readonly hasRest: boolean;
  readonly origins: readonly string[];
  readonly requestTimeoutMs: number;
  readonly certificate?: Certificate;
  /** Where trained models are kept. */
  readonly modelsFolder: string;
  readonly maxPredictions: number;
  /** Picks among suitable variations; chance unless given. */
  readonly chooseVariation?: ServerAgentOptions['chooseVariation'];
  /** Sends results to a `callback_url`; over the internet, and to no private network, unless given. */
  readonly callBack?: RasaServices['callBack'];
}

export interface RasaServer {
  readonly app: FastifyInstance;
  readonly models: ModelSlot;
  /** Finishes what is in hand, then ends. */
  close(): Promise<void>;
}

/** One conversation may wait for its own slow actions; all together are bounded by memory. */
const queueLimits = { maxPerKey: 100, maxTotal: 10_000 } as const;
/** Events that a custom action is sent at most. */
const eventsForActions = 1000;
const callbackLimits = { timeoutMs: 60_000, maxBytes: 64 * 1024, maxRedirects: 0 } as const;

/** Puts a server together. It has no model yet and does not listen yet. */
export async function openRasaServer(options: RasaServerOptions): Promise<RasaServer> {
  const { logger, actionServer, chooseVariation, findPackActions } = options;
  const clock = steadyClock(Date.now);
  const log = (message: string, fields: Readonly<Record<string, unknown>>): void => logger.error(fields, message);
  const models = createModelSlot({
    clock,
    random: Math.random,
    maxPredictions: options.maxPredictions,
    log: ({ level, message, fields }) => logger[level](fields, message),
    ...(chooseVariation !== undefined && { chooseVariation }),
    ...(findPackActions !== undefined && { findPackActions }),
    ...(actionServer !== null && { actionServer, recentEvents: eventsForActions }),
  });
  const store = await openStore(options.trackerStore);
  const queue = createKeyedQueue(queueLimits);
  const reminders = createReminders({
    clock: Date.now,
    after: (delayMs, call) => {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
    remind: (senderId, reminder) => {
      const model = models.current();
      if (model === null) return;
      conversations.remind(model, senderId, reminder).catch((err: unknown) => log('a reminder failed', { err }));
    },
    onLost: (reason) => logger.warn({ reason }, 'a reminder was not taken in'),
  });
  const conversations = createConversations({
    store,
    queue,
    clock,
    newId: () => randomUUID().replaceAll('-', ''),
    onStored: reminders.note,
  });
  const app = await createRasaApp(
    {
      models,
      conversations,
      authorize: await createAuthorize(options.auth),
      training: createTrainPayload({ trainFolder: trainInThread, models: options.modelsFolder }),
      runModelTest: testInThread,
      callBack: options.callBack ?? callBackOverInternet(),
      clock,
      log,
    },
    options,
  );
  return {
    app,
    models,
    async close() {
      reminders.close();
      await app.close();
      await queue.close();
      await store.close();
    },
  };
}

function callBackOverInternet(): RasaServices['callBack'] {
  const post = createSafeFetch(callbackLimits);
  return async (url, { contentType, body }) => {
    await post(url, { method: 'POST', headers: { 'content-type': contentType }, body });
  };
}

function openStore(choice: TrackerStoreChoice): Promise<RasaTrackerStore> {
  return choice.kind === 'memory'
    ? Promise.resolve(createMemoryStore())
    : openSqliteStore({ path: resolve(choice.path) });
}
