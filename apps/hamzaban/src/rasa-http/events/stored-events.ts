import { type BotEvent, type DialogueEvent, inCodePoints, inUtf16Units, readEvents } from '@hamzaban/dialogue';
import type { StoredEvent } from '@hamzaban/rasa-tracker-store';

type BotData = BotEvent['data'];

/** Events as Rasa's JSON has them, for the tracker store and the HTTP API. */
export function writeEvents(events: readonly DialogueEvent[]): readonly StoredEvent[] {
  return events.map((event): StoredEvent => {
    if (event.event !== 'user') return event as unknown as StoredEvent;
    const parse_data = inCodePoints(event.parse_data);
    return { ...event, metadata: event.metadata ?? {}, parse_data };
  });
}

/** Events of the store or of a request, for the engine. Missing times become now. Throws `InvalidEventError`. */
export function readStoredEvents(events: readonly unknown[], now: () => number): readonly DialogueEvent[] {
  return readEvents(events, now).map((event, index): DialogueEvent => {
    // What a bot message does not have stays absent.
    if (event.event === 'bot') return { ...event, data: (events[index] as Partial<BotEvent>).data ?? ({} as BotData) };
    if (event.event !== 'user') return event;
    const { text, message_id, metadata = {} } = event;
    // Rasa's parse data repeat what the event says; what came with them wins.
    const parse_data = { text, message_id, metadata, ...event.parse_data };
    return { ...event, metadata, parse_data: inUtf16Units(parse_data) };
  });
}
