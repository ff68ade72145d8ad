import { type DialogueEvent, inCodePoints, type TrackerJson } from '@hamzaban/dialogue';

/** A conversation with the offsets of entities and tokens in code points, as Python counts; ours are UTF-16 units. */
export function withCodePointOffsets(tracker: TrackerJson): TrackerJson {
  const { latest_message, events } = tracker;
  return {
    ...tracker,
    latest_message: latest_message === null ? null : inCodePoints(latest_message),
    events: events === null ? null : events.map(eventInCodePoints),
  };
}

function eventInCodePoints(event: DialogueEvent): DialogueEvent {
  if (event.event !== 'user') return event;
  const parse_data = inCodePoints(event.parse_data);
  return parse_data === event.parse_data ? event : { ...event, parse_data };
}
