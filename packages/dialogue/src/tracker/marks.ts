import type { DialogueEvent } from '../events/dialogue-event.ts';

/** Small facts about the raw events (reverted ones included) that a turn needs. */
export interface Marks {
  readonly eventCount: number;
  /** Actions run since the last `action_listen` or session start: the circuit breaker's count. */
  readonly actionsSinceListen: number;
  /** Set when the last event among actions and rejections is a rejection. */
  readonly rejectedAction: string | null;
  /** Intents of the newest user events since the last restart, newest first; `false` stands for a `rewind`. */
  readonly recentIntents: readonly (string | null | false)[];
  readonly inputChannel: string | null;
  /** The same for the latest session alone: what is left of it once earlier sessions are forgotten. */
  readonly sessionInputChannel?: string | null;
  readonly latestEventTime: number | null;
  /** Where the latest session began in the applied events, if it did in this turn. */
  readonly sessionStartsAt: number | null;
}

export const emptyMarks: Marks = {
  eventCount: 0,
  actionsSinceListen: 0,
  rejectedAction: null,
  recentIntents: [],
  inputChannel: null,
  latestEventTime: null,
  sessionStartsAt: null,
};

/** How many recent intents are kept: two-stage fallback looks at three (rasa-compat 12). */
const recentIntentCount = 3;

/** The marks after one more event; `appliedCount` is the number of applied events before it. */
export function markEvent(marks: Marks, event: DialogueEvent, appliedCount: number): Marks {
  const next = { ...marks, eventCount: marks.eventCount + 1, latestEventTime: event.timestamp };
  switch (event.event) {
    case 'action': {
      const ends = event.name === 'action_listen' || event.name === 'action_session_start';
      next.actionsSinceListen = ends ? 0 : marks.actionsSinceListen + 1;
      next.rejectedAction = null;
      if (event.name !== 'action_session_start') return next;
      return { ...next, sessionStartsAt: appliedCount, sessionInputChannel: null };
    }
    case 'action_execution_rejected':
      return { ...next, rejectedAction: event.name };
    case 'user':
      return {
        ...next,
        inputChannel: event.input_channel,
        sessionInputChannel: event.input_channel,
        recentIntents: [event.parse_data.intent.name ?? null, ...marks.recentIntents].slice(0, recentIntentCount),
      };
    case 'rewind':
      return { ...next, recentIntents: [false as const, ...marks.recentIntents].slice(0, recentIntentCount) };
    case 'restart':
      return { ...next, recentIntents: [] };
    default:
      return next;
  }
}
