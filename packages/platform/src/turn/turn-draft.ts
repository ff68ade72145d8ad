import type { Conversation } from '../conversations/conversation.ts';
import type { Message } from '../conversations/message.ts';
import type { Json } from '../json.ts';
import type { PlatformEvent, PlatformEventType } from '../outbox/platform-event.ts';
import type { HandOffAction, HandOffState } from './hand-off.ts';
import { stepHandOff } from './hand-off.ts';
import type { IdempotencyClaim, TurnCommit } from './turn-commit.ts';

/** A message before it has its number. */
export type UnnumberedMessage = Omit<Message, 'seq'>;

/** Collects what one turn writes, and counts as it goes. */
export interface TurnDraft {
  readonly state: HandOffState;
  /** Lets something happen to the hand-off state; throws `handoff_conflict`. */
  step(action: HandOffAction): void;
  add(message: UnnumberedMessage): void;
  tell(type: PlatformEventType): void;
  /** Whether there is anything to write. */
  readonly isEmpty: boolean;
  readonly messages: readonly Message[];
  finish(result: {
    events: readonly Json[];
    snapshot: { value: Json } | null;
    claims: readonly IdempotencyClaim[];
  }): TurnCommit;
}

/** Starts the draft of a turn on a conversation as it was read; `isNew` when it does not exist yet. */
export function createTurnDraft(start: { conversation: Conversation; isNew: boolean; now: number }): TurnDraft {
  const { conversation, isNew, now } = start;
  const messages: Message[] = [];
  const outbox: PlatformEvent[] = [];
  let state: HandOffState = conversation;

  const lastSeq = () => conversation.lastSeq + messages.length;
  const tell = (type: PlatformEventType) => {
    outbox.push({ type, conversationId: conversation.id, seq: lastSeq(), at: now });
  };
  return {
    get state() {
      return state;
    },
    step: (action) => {
      const next = stepHandOff(state, action, now);
      state = next.state;
      if (next.happened !== null) tell(next.happened);
    },
    add: (message) => {
      messages.push({ ...message, seq: lastSeq() + 1 });
    },
    tell,
    get isEmpty() {
      return messages.length === 0 && outbox.length === 0;
    },
    messages,
    finish: ({ events, snapshot, claims }) => ({
      conversation: {
        ...conversation,
        status: state.status,
        agentId: state.agentId,
        waitingSince: state.waitingSince,
        lastSeq: lastSeq(),
        version: isNew ? 1 : conversation.version + 1,
        lastMessageAt: messages.at(-1)?.createdAt ?? conversation.lastMessageAt,
      },
      expectedVersion: isNew ? null : conversation.version,
      snapshot,
      messages,
      events,
      claims,
      outbox,
    }),
  };
}
