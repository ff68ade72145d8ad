import type { JsonObject } from '@hamzaban/rasa-project';
import { slotEvent } from '../events/make-event.ts';
import { executeDecision, forcedDecision, logEvent, type Turn } from './turn.ts';

/** Starts a session if there is none or the last message is too old (rasa-compat 8.1, 2). */
export async function updateSession(turn: Turn, metadata: JsonObject | undefined): Promise<void> {
  const { tracker, deps } = turn;
  const isEmpty = tracker.applied.length === 0 && !tracker.base.isCut;
  if (!isEmpty && !hasExpired(turn)) return;
  if (metadata !== undefined && Object.keys(metadata).length > 0) {
    logEvent(turn, slotEvent('session_started_metadata', metadata, deps.now()));
  }
  await executeDecision(turn, forcedDecision('action_session_start', null));
}

function hasExpired(turn: Turn): boolean {
  const { tracker, deps } = turn;
  const { expirationMinutes } = tracker.context.domain.session;
  if (expirationMinutes === 0) return false;
  const message = tracker.applied.findLast((event) => event.event === 'user') ?? tracker.base.state?.latestMessage;
  return message != null && deps.now() - message.timestamp > expirationMinutes * 60;
}
