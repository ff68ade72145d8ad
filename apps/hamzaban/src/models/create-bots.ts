import { join } from 'node:path';
import type { ActionServer } from '@hamzaban/dialogue';
import { AppError, type Bots, type Models, type TenantBot, type TenantId } from '@hamzaban/platform';
import type { Home } from '../home/home.ts';
import { isUnreadableModel } from './is-unreadable-model.ts';
import type { LoadBot } from './load-bot.ts';

/** The bots in memory: loaded when first asked for, the longest unused dropped when there are too many. */
export interface BotCache extends Bots {
  /** Forgets a shop's bot, so that its next message is answered by the version then in use. */
  forget(tenantId: TenantId): void;
}

export function createBots(dependencies: {
  readonly home: Home;
  readonly models: Models;
  readonly loadBot: LoadBot;
  /** The bot of a shop on a real Rasa server; null when our own engine answers for it. */
  readonly findRasaBot: (tenantId: TenantId) => Promise<TenantBot | null>;
  /** Who runs the custom actions of a shop whose bot is our own. */
  readonly findActions: (tenantId: TenantId) => Promise<ActionServer | null>;
  /** Trains a shop whose model cannot be read: after an upgrade it may be of an older format. */
  readonly retrain: (tenantId: TenantId) => Promise<void>;
  readonly size: number;
}): BotCache {
  const { home, models, loadBot, findRasaBot, findActions, retrain, size } = dependencies;
  // A Map keeps the order of insertion; a used bot is put in again, so the first is the one unused for longest.
  const bots = new Map<TenantId, Promise<TenantBot>>();
  /** Shops that were sent to training for it: once, since a training that fails would be asked for with each message. */
  const retrained = new Set<TenantId>();

  return {
    forTenant(tenantId) {
      const known = bots.get(tenantId);
      const bot = known ?? load(tenantId);
      bots.delete(tenantId);
      bots.set(tenantId, bot);
      if (known === undefined) {
        bot.catch(() => bots.get(tenantId) === bot && bots.delete(tenantId));
        const oldest = bots.keys().next().value;
        if (bots.size > size && oldest !== undefined) bots.delete(oldest);
      }
      return bot;
    },
    forget(tenantId) {
      bots.delete(tenantId);
      retrained.delete(tenantId);
    },
  };

  async function load(tenantId: TenantId): Promise<TenantBot> {
    const rasaBot = await findRasaBot(tenantId);
    if (rasaBot !== null) return rasaBot;
    const version = await models.active(tenantId);
    if (version === null) throw new AppError('bot_unavailable');
    const actionServer = await findActions(tenantId);
    try {
      const path = join(home.shop(tenantId), 'models', version.file);
      return await loadBot({ tenantId, path, sha256: version.sha256, actionServer });
    } catch (error) {
      if (!isUnreadableModel(error)) throw error;
      if (!retrained.has(tenantId)) await retrain(tenantId);
      retrained.add(tenantId);
      throw new AppError('bot_unavailable', { cause: error });
    }
  }
}
