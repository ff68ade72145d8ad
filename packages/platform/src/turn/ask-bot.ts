import { AppError } from '../app-error.ts';
import type { BotInput, BotOutput, TenantBot } from './tenant-bot.ts';

/** Timers as the host has them; an argument, so that tests need not wait. */
export interface Timers {
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** How long a bot may think. */
export interface AskBotOptions {
  readonly timers: Timers;
  readonly timeoutMs: number;
}

/**
 * Asks a bot, and gives up after a time: rejects with `engine_timeout`; what the bot says later is not heard.
 * A fault that is not an `AppError` becomes `internal`.
 */
export async function askBot(bot: TenantBot, input: BotInput, options: AskBotOptions): Promise<BotOutput> {
  const { timers, timeoutMs } = options;
  let timer: unknown;
  const timeout = new Promise<never>((_, reject) => {
    timer = timers.setTimeout(() => reject(new AppError('engine_timeout')), timeoutMs);
  });
  try {
    return await Promise.race([bot.respond(input), timeout]);
  } catch (error) {
    throw AppError.isInstance(error) ? error : new AppError('internal', { cause: error });
  } finally {
    timers.clearTimeout(timer);
  }
}
