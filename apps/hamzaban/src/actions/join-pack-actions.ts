import type { AgentOptions } from '@hamzaban/bot';
import type { ActionServer } from '@hamzaban/dialogue';
import { type FindPackActions, joinActions } from './pack-actions.ts';

/**
 * Who runs the custom actions of a bot that stands on packs: the packs themselves, and for all others `server` (null:
 * nobody). As options of the bot, which keeps no events for actions that do not look at them.
 */
export async function joinPackActions(
  folders: readonly string[],
  findPackActions: FindPackActions,
  server: ActionServer | null,
): Promise<Pick<AgentOptions, 'actionServer' | 'recentEvents'>> {
  const found = await Promise.all([...new Set(folders)].map(findPackActions));
  const own = found.filter((actions) => actions !== null);
  // The pack named first has the last word.
  const joined = own.reduceRight<ActionServer | null>((rest, actions) => joinActions(actions, rest), server);
  if (joined === null) return {};
  const needsEvents = server !== null || own.some(({ readsEvents }) => readsEvents);
  return { actionServer: joined, ...(!needsEvents && { recentEvents: 0 }) };
}
