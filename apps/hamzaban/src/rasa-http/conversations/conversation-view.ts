import { type DialogueEvent, inCodePoints, type TrackerJson } from '@hamzaban/dialogue';
import { writeEvents } from '../events/stored-events.ts';
import { type EventVerbosity, shownEvents } from './event-verbosity.ts';

/** A conversation as an answer of the HTTP API is made of it. */
export interface ConversationView {
  readonly state: TrackerJson;
  /** Of the newest session, or of all: as the route asked. */
  readonly events: readonly DialogueEvent[];
}

/** The conversation in Rasa's JSON (rasa-compat 6.3). */
export function trackerBody({ state, events }: ConversationView, verbosity: EventVerbosity) {
  const shown = shownEvents(events, verbosity);
  const { active_loop: loop } = state;
  return {
    ...state,
    active_loop: loop['trigger_message'] ? { ...loop, trigger_message: inCodePoints(loop.trigger_message) } : loop,
    // Of the events that are shown, whatever the engine remembers of earlier sessions.
    latest_input_channel: events.findLast((event) => event.event === 'user')?.input_channel ?? null,
    latest_message: state.latest_message === null ? null : inCodePoints(state.latest_message),
    events: shown === null ? null : writeEvents(shown),
  };
}
