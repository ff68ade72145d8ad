import type { DialogueEvent, EntityMatch, ParseData, TrackerJson } from '@hamzaban/dialogue';

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

function inCodePoints(parse: ParseData): ParseData {
  const { text, entities, text_tokens: tokens } = parse;
  // Only texts with characters outside the basic plane count differently.
  if (typeof text !== 'string' || !/[\ud800-\udbff]/.test(text)) return parse;
  const offset = codePointOffsets(text);
  return {
    ...parse,
    entities: entities.map((entity): EntityMatch => {
      const { start, end } = entity;
      if (typeof start !== 'number' || typeof end !== 'number') return entity;
      return { ...entity, start: offset(start), end: offset(end) };
    }),
    ...(Array.isArray(tokens) && {
      text_tokens: tokens.map((token) => (isSpan(token) ? [offset(token[0]), offset(token[1])] : token)),
    }),
  };
}

/** Code points before each UTF-16 unit, counted once. */
function codePointOffsets(text: string): (unit: number) => number {
  const counts = new Uint32Array(text.length + 1);
  let count = 0;
  for (let unit = 0; unit < text.length; unit++) {
    counts[unit] = count;
    const isHalf = (text.codePointAt(unit) ?? 0) > 0xffff;
    if (isHalf) counts[++unit] = count;
    count++;
  }
  counts[text.length] = count;
  return (unit) => counts[unit] ?? unit;
}

function isSpan(token: unknown): token is readonly [number, number] {
  return Array.isArray(token) && typeof token[0] === 'number' && typeof token[1] === 'number';
}
