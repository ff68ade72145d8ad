import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { type CircuitBreaker, createCircuitBreaker, createSafeFetch, type SafeFetch } from '@hamzaban/net';
import {
  type AppError,
  type Clock,
  type Conversations,
  type Crypto,
  createAccess,
  createConversations,
  createIds,
  createJobs,
  createKeys,
  createLimits,
  createModels,
  createOrigins,
  createOutbox,
  createTenants,
  createTurns,
  type Ids,
  type Jobs,
  type Keys,
  type Models,
  type Origins,
  parseTenantId,
  type Store,
  type TenantBot,
  type TenantId,
  type Tenants,
} from '@hamzaban/platform';
import type { Diagnostic } from '@hamzaban/rasa-project';
import { createRasaServerBot } from '@hamzaban/rasa-server';
import { backUp, checkDatabase as checkSqliteDatabase, openSqliteStore } from '@hamzaban/storage';
import { createActionsOfShop } from './actions/actions-of-shop.ts';
import { createShopActions } from './actions/compose.ts';
import { createActionsOfPack } from './actions/pack-actions.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Config } from './config/config.ts';
import { type Home, homeAt } from './home/home.ts';
import { prepareHome } from './home/prepare-home.ts';
import { loadSigningSecret } from './home/secrets.ts';
import { lossOfShops } from './home/shop-folders.ts';
import type { HttpServices } from './http/http-services.ts';
import { createLogger } from './log/create-logger.ts';
import { createBaseModels } from './models/base-models.ts';
import { createBots } from './models/create-bots.ts';
import { createLoadBot } from './models/load-bot.ts';
import { loadLanguage } from './models/load-language.ts';
import { rasaUrlOf } from './models/rasa-url-of.ts';
import { trainInThread } from './models/train-in-thread.ts';
import { writeDiagnostics } from './rasa-cli/write-diagnostics.ts';
import { createAccessTokens } from './security/access-tokens.ts';
import { demoShop } from './shop-generator/demo-shop.ts';
import { createShops, type Shops } from './shops/create-shops.ts';
import { loadLean } from './tune-collector.ts';
import { createHousekeeping } from './worker/housekeeping.ts';
import { workJobs } from './worker/work-jobs.ts';

const TOKEN_LIFETIME_MS = 15 * 60_000;

/** The platform's services over one store. */
export interface Platform {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly keys: Keys;
  readonly tenants: Tenants;
  readonly origins: Origins;
  readonly models: Models;
  readonly jobs: Jobs;
  readonly conversations: Conversations;
}

/** One home folder, opened: what every command works on. */
export interface Installation {
  readonly config: Config;
  readonly home: Home;
  readonly platform: Platform;
  readonly shops: Shops;
  writeDiagnostics(diagnostics: readonly Diagnostic[]): void;
  /** Does queued trainings until the signal comes. */
  workJobs(signal: AbortSignal, say: (text: string) => void): Promise<void>;
  /** Starts everything that serving needs; its HTTP services are ready when this resolves. */
  serve(): Promise<{ readonly http: HttpServices; close(): Promise<void> }>;
  close(): Promise<void>;
}

const clock: Clock = { now: () => Date.now() };
const crypto: Crypto = {
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  randomBytes: (length) => randomBytes(length),
};

/** Copies a database, also one in use, to a new file, and checks the copy. */
export const copyDatabase = backUp;
/** Throws a plain sentence when a database file is damaged or not there. */
export const checkDatabase = checkSqliteDatabase;

const RASA_TIMEOUT_MS = 12_000;
const PROBE_TIMEOUT_MS = 5000;
const RASA_ANSWER_BYTES_MAX = 1024 * 1024;
const RASA_BREAKER = { failuresToOpen: 5, openMs: 10_000 };

/** The bots of shops that keep a real Rasa server; shops on one server share its breaker. */
function createRasaBots(config: Config, home: Home): (tenantId: TenantId) => Promise<TenantBot | null> {
  const servers = new Map<string, { readonly safeFetch: SafeFetch; readonly breaker: CircuitBreaker }>();
  return async (tenantId) => {
    const url = await rasaUrlOf(home, tenantId, config.rasaUrl);
    if (url === null) return null;
    const server = servers.get(url) ?? {
      safeFetch: createSafeFetch({
        allowPrivate: [new URL(url).host],
        timeoutMs: RASA_TIMEOUT_MS,
        maxBytes: RASA_ANSWER_BYTES_MAX,
        maxRedirects: 0,
      }),
      breaker: createCircuitBreaker({ clock, ...RASA_BREAKER }),
    };
    servers.set(url, server);
    return createRasaServerBot({ url, tenantId, clock, timeoutMs: RASA_TIMEOUT_MS, ...server });
  };
}

/** Resolves when a server of the operator's own gives any answer; rejects with the reason. */
export async function probeServer(url: string): Promise<void> {
  const limits = { timeoutMs: PROBE_TIMEOUT_MS, maxBytes: RASA_ANSWER_BYTES_MAX, maxRedirects: 0 };
  await createSafeFetch({ ...limits, allowPrivate: [new URL(url).host] })(url);
}

/** All shops of a home with engine and the model in use, without changing anything (no pack is installed, nothing is trained). */
export async function listShopModels(home: Home, defaultRasaUrl: string | undefined) {
  const store = await openSqliteStore({ path: home.database, clock });
  try {
    const shops = [];
    let afterId: TenantId | undefined;
    for (;;) {
      const page = await store.platform.listTenants({ limit: 100, ...(afterId !== undefined && { afterId }) });
      for (const { id } of page) {
        const model = await store.forTenant(id).activeModel();
        const engine = await rasaUrlOf(home, id, defaultRasaUrl).then(
          (url) => ({ shop: id, url }),
          (error: unknown) => ({ shop: id, problem: error instanceof Error ? error.message : String(error) }),
        );
        shops.push({
          id,
          model: model === null ? null : { file: model.file, sha256: model.sha256, baseHash: model.baseHash },
          engine,
        });
      }
      afterId = page.at(-1)?.id;
      if (afterId === undefined) return shops;
    }
  } finally {
    await store.close();
  }
}

/** Opens a home: folders, pack, database. The only place where the parts meet. */
export async function openInstallation(config: Config, terminal: Terminal): Promise<Installation> {
  const home = homeAt(config.home);
  const loss = existsSync(home.database) ? undefined : await lossOfShops(home);
  if (loss !== undefined) terminal.err(loss);
  const pack = await prepareHome(home);
  const store = await openSqliteStore({ path: home.database, clock });
  const ids = createIds({ clock, crypto });
  const keys = createKeys({ store, clock, crypto });
  const tenants = createTenants({ store, keys, clock });
  const origins = createOrigins({ store });
  const models = createModels({ store, clock, ids });
  const jobs = createJobs({
    store,
    clock,
    ids,
    timers: { setInterval, clearInterval: (handle) => clearInterval(handle as NodeJS.Timeout) },
  });
  const conversations = createConversations({ store });
  const shops = createShops({ home, tenants, models, trainFolder: trainInThread, pack: async () => pack });
  const worker = `${hostname()}/${process.pid}`;

  return {
    config,
    home,
    platform: { store, clock, ids, keys, tenants, origins, models, jobs, conversations },
    shops,
    // That a shop has facts of its own is what it is for: such infos are for its author, by `rasa train` and `rasa data validate`.
    writeDiagnostics: (diagnostics) =>
      writeDiagnostics(
        terminal,
        diagnostics.filter(({ severity }) => severity !== 'info'),
      ),
    workJobs: (signal, say) => {
      const onRefused = ({ code }: AppError) => say(`trainings wait for the storage (${code}); trying again`);
      return workJobs({ jobs, shops, worker, say, onRefused }, signal);
    },
    close: () => store.close(),

    async serve() {
      const secret = config.jwtSecret ?? (await loadSigningSecret(home.secrets));
      const tokens = createAccessTokens({ secret, now: clock.now, lifetimeMs: TOKEN_LIFETIME_MS });
      const access = createAccess({ keys, tokens });
      const logger = createLogger(config.logLevel);
      const findRasaBot = createRasaBots(config, home);
      const openActions = createShopActions(config.allowedActionHosts);
      const logActions = (message: string, fields: object) => logger.warn(fields, message);
      const bots = createBots({
        home,
        models,
        findRasaBot,
        retrain: async (tenantId) => void (await jobs.enqueueTraining(tenantId)),
        findActions: createActionsOfShop({ home, openActions, log: logActions }),
        size: config.botCacheSize,
        loadBot: createLoadBot({
          packs: home.packs,
          bases: createBaseModels(loadLean),
          ...loadLanguage(),
          clock,
          random: Math.random,
          // What stands in the home under the shipped pack's name is the shipped pack, in this version or an earlier one.
          findPackActions: createActionsOfPack({ trusted: [pack.name, ...config.trustedPacks], log: logActions }),
          log: ({ level, message, fields }, tenantId) => logger[level]({ tenantId, ...fields }, message),
        }),
      });
      const turns = createTurns({
        store,
        bots,
        clock,
        ids,
        crypto,
        timers: { setTimeout, clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout) },
      });
      const { keyPerMinute, visitorPerMinute, addressPerMinute } = config.limits;
      const policy = (name: string, quota: number) => ({ name, quota, windowMs: 60_000 });
      const limits = createLimits({
        clock,
        policies: {
          key: policy('key', keyPerMinute),
          visitor: policy('visitor', visitorPerMinute),
          address: policy('address', addressPerMinute),
        },
      });
      // Nobody subscribes yet: events are taken off the outbox as they come, so that it does not grow.
      const outbox = createOutbox({ store, deliver: async () => {} });
      const housekeeping = createHousekeeping({ bots, models, outbox, store, tenants, home, clock });
      const stopping = new AbortController();
      const onRefused = (err: AppError) => logger.warn({ err }, 'trainings wait for the storage');
      const work = workJobs({ jobs, shops, worker, say: () => {}, onRefused }, stopping.signal);
      await housekeeping.start();
      let isClosing = false;

      return {
        http: {
          access,
          turns,
          conversations,
          tenants,
          origins,
          models,
          jobs,
          limits,
          keyOverlapMs: config.keyOverlapMs,
          async createShop(shop) {
            const created = await shops.create(shop);
            await jobs.enqueueTraining(created.tenant.id);
            return created;
          },
          async demoToken(userId) {
            const tenantId = parseTenantId(demoShop.id);
            if (tenantId === null) return null;
            const [key] = await keys.list(tenantId);
            return key === undefined
              ? null
              : tokens.issue({ tenantId, keyId: key.id, keyClass: 'publishable', userId });
          },
          async isReady() {
            if (isClosing) return false;
            return store.platform.checkWritable(clock.now()).then(
              () => true,
              () => false,
            );
          },
        },
        async close() {
          isClosing = true;
          stopping.abort();
          await turns.close();
          await housekeeping.stop();
          await work;
        },
      };
    },
  };
}
