import type { StoredEvent } from './tracker-store.ts';

/** Where the newest session among the events begins, at its `action_session_start`; null when none begins in them. */
export function latestSessionStart(events: readonly StoredEvent[]): number | null {
  const start = events.findLastIndex(({ event, name }) => event === 'action' && name === 'action_session_start');
  return start < 0 ? null : start;
}
