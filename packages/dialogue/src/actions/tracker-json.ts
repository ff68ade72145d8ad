import type { Tracker } from '../tracker/tracker.ts';
import { slotValues } from '../tracker/tracker-state.ts';
import type { TrackerJson } from './action-server.ts';

/** The conversation in Rasa's JSON shape, with the newest raw events. */
export function trackerJson(tracker: Tracker): TrackerJson {
  const { state, marks } = tracker;
  const message = state.latestMessage;
  return {
    sender_id: tracker.senderId,
    slots: slotValues(state, tracker.context.domain),
    latest_message:
      message === null
        ? { intent: {} as never, entities: [], text: null, message_id: null, metadata: {} }
        : { ...message.parse_data, entities: state.entities },
    latest_event_time: marks.latestEventTime,
    followup_action: state.followup,
    paused: state.paused,
    events: [...tracker.recentEvents, ...tracker.newEvents],
    latest_input_channel: marks.inputChannel,
    active_loop: state.activeLoop ?? {},
    latest_action:
      state.latestAction === null
        ? {}
        : state.isLatestActionText
          ? { action_text: state.latestAction }
          : { action_name: state.latestAction },
    latest_action_name: state.latestAction,
  };
}
