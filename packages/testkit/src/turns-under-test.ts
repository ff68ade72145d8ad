import type {
  BotInput,
  BotOutput,
  ConversationId,
  Ids,
  Store,
  TenantId,
  TurnRequest,
  TurnResult,
  Turns,
  TurnsOptions,
} from '@hamzaban/platform';
import { createIds, createTurns } from '@hamzaban/platform';
import type { ManualClock } from './manual-clock.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryStore } from './memory-store/create-memory-store.ts';
import { tenantIdOf } from './tenant-id-of.ts';
import { testCrypto } from './test-crypto.ts';

/** The shop of these tests. */
export const rose = tenantIdOf('rose');

/** Says how often it was asked in this conversation; hands over when asked for a human («اپراتور»). */
export async function countingBot({ snapshot, text }: BotInput): Promise<BotOutput> {
  const count = (typeof snapshot === 'number' ? snapshot : 0) + 1;
  return {
    events: [{ event: 'user', text }],
    replies: [{ text: `${count}: ${text}` }],
    snapshot: count,
    understood: { intent: 'greet', confidence: 0.9, entities: [] },
    ...(text === 'اپراتور' ? { handoff: 'request' as const } : {}),
  };
}

/** Turns on a memory store with one shop, and all that can be seen of them. */
export interface TurnsUnderTest {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly ids: Ids;
  /** What bots were asked, in order. */
  readonly asked: readonly BotInput[];
  /** Timers that were set, in order. */
  readonly timers: readonly { readonly callback: () => void }[];
  addTenant(id: TenantId): Promise<void>;
  /** Turns with this bot for every shop. */
  turnsWith(respond?: (input: BotInput) => Promise<BotOutput>, options?: TurnsOptions): Turns;
  /** A message of the visitor `ali` to the shop `rose`. */
  say(turns: Turns, message: string, rest?: Partial<TurnRequest>): Promise<TurnResult>;
  textsOf(id: ConversationId): Promise<readonly string[]>;
}

/** Creates them anew. */
export async function createTurnsUnderTest(): Promise<TurnsUnderTest> {
  const clock = createManualClock();
  const ids = createIds({ clock, crypto: testCrypto });
  const store = createMemoryStore();
  const asked: BotInput[] = [];
  const timers: { callback: () => void }[] = [];
  const addTenant = async (id: TenantId) => {
    await store.platform.createTenant(
      { id, name: 'گل', status: 'active', createdAt: 1, eraseAt: null, pinnedModelId: null },
      { id: `k-${id}`, class: 'secret', tenantId: id, hash: 'h', createdAt: 1, expiresAt: null },
    );
  };
  await addTenant(rose);
  return {
    store,
    clock,
    ids,
    asked,
    timers,
    addTenant,
    turnsWith: (respond = countingBot, options = {}) => {
      const bot = {
        respond: (input: BotInput) => {
          asked.push(input);
          return respond(input);
        },
      };
      return createTurns({
        store,
        bots: { forTenant: async () => bot },
        clock,
        ids,
        crypto: testCrypto,
        timers: { setTimeout: (callback) => timers.push({ callback }), clearTimeout: () => undefined },
        options,
      });
    },
    say: (turns, message, rest = {}) => turns.handle(rose, { userId: 'ali', message, ...rest }),
    textsOf: async (id) => {
      const messages = await store.forTenant(rose).listMessages(id, { afterSeq: 0, limit: 100 });
      return messages.map(({ content }) => content.text);
    },
  };
}
