import { type DialogueEvent, type ParseData, readEvents } from '@hamzaban/dialogue';
import type { JsonValue } from '@hamzaban/rasa-project';
import type { StoredEvent } from '@hamzaban/rasa-tracker-store';
import { inCodePoints, inUtf16Units } from './code-points.ts';

/** Events as Rasa's JSON has them, for the tracker store and the HTTP API. */
export function writeEvents(events: readonly DialogueEvent[]): readonly StoredEvent[] {
  return events.map((event): StoredEvent => {
    if (event.event !== 'user') return event as unknown as StoredEvent;
    const metadata = event.metadata ?? {};
    // Rasa's parse data repeat what the event says; what came with them wins.
    const { intent, entities, ...rest } = inCodePoints(event.parse_data);
    const parse_data = { intent, entities, text: event.text, message_id: event.message_id, metadata, ...rest };
    return { ...event, metadata, parse_data };
  });
}

/** Events of the store, for the engine. Missing times become now. Throws `InvalidEventError`. */
export function readStoredEvents(events: readonly unknown[], now: () => number): readonly DialogueEvent[] {
  return readEvents(events, now).map((event) => {
    if (event.event !== 'user') return event;
    const parse_data = inUtf16Units(event.parse_data);
    return parse_data === event.parse_data ? event : { ...event, parse_data };
  });
}

/** The parse data of the latest message as a tracker shows them. */
export function writeParse(parse: ParseData): JsonValue {
  return inCodePoints(parse) as unknown as JsonValue;
}
