import { AppError } from '../app-error.ts';
import { assertNever } from '../assert-never.ts';
import type { Conversation, ConversationStatus } from '../conversations/conversation.ts';
import type { PlatformEventType } from '../outbox/platform-event.ts';

/** The part of a conversation that says who answers. */
export type HandOffState = Pick<Conversation, 'status' | 'agentId' | 'waitingSince'>;

/** What can happen to it. */
export type HandOffAction =
  | { readonly type: 'visitor-wrote' }
  | { readonly type: 'human-requested' }
  | { readonly type: 'agent-took-over'; readonly agentId: string }
  | { readonly type: 'agent-wrote'; readonly agentId: string }
  | { readonly type: 'released' }
  | { readonly type: 'closed' };

/** The state afterwards, and what the world may be told of the change (null: nothing changed). */
export interface HandOffStep {
  readonly state: HandOffState;
  readonly happened: PlatformEventType | null;
}

/** Who answers a visitor without history: the bot. */
export const initialHandOffState: HandOffState = { status: 'bot', agentId: null, waitingSince: null };

/**
 * The states `bot`, `waiting`, `human`, `closed` and every way between them. Actions that change nothing are allowed,
 * so all may be repeated; those that contradict the state throw `handoff_conflict`.
 */
export function stepHandOff(state: HandOffState, action: HandOffAction, now: number): HandOffStep {
  const unchanged: HandOffStep = { state, happened: null };
  switch (action.type) {
    case 'visitor-wrote':
      return state.status === 'closed' ? { state: initialHandOffState, happened: 'conversation-reopened' } : unchanged;
    case 'human-requested':
      if (state.status !== 'bot') return unchanged;
      return { state: { status: 'waiting', agentId: null, waitingSince: now }, happened: 'hand-off-requested' };
    case 'agent-took-over':
    case 'agent-wrote':
      if (state.status === 'closed') throw conflict(state.status);
      if (state.status === 'human' && state.agentId === action.agentId) return unchanged;
      if (state.status === 'human') throw conflict(state.status);
      return {
        state: { status: 'human', agentId: action.agentId, waitingSince: null },
        happened: 'conversation-taken-over',
      };
    case 'released':
      if (state.status === 'closed') throw conflict(state.status);
      return state.status === 'bot' ? unchanged : { state: initialHandOffState, happened: 'conversation-released' };
    case 'closed':
      if (state.status === 'closed') return unchanged;
      return { state: { status: 'closed', agentId: null, waitingSince: null }, happened: 'conversation-closed' };
    default:
      return assertNever(action);
  }
}

function conflict(status: ConversationStatus): AppError {
  return new AppError('handoff_conflict', { details: { status } });
}
