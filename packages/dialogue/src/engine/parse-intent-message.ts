import { cleanJson, type JsonValue } from '@hamzaban/rasa-project';
import type { EntityMatch, ParseData } from '../events/parse-data.ts';

export interface KnownNames {
  hasIntent(name: string): boolean;
  hasEntity(name: string): boolean;
}

const pattern = /^\/(?<name>[^{@]+)(?<confidence>@[0-9.]+)?(?<entities>\{.+\})?(?<rest>.*)/;

/**
 * Parses `/intent@0.9{"entity": "value"}` messages (rasa-compat 16.9). `null` when the text is none or names an intent
 * the bot does not have: it is then an ordinary text. `start` and `end` of entities count UTF-16 units. Values hold no
 * characters that the text itself could not hold, though JSON can write them.
 */
export function parseIntentMessage(given: string, known: KnownNames): ParseData | null {
  const text = given.trim();
  const match = pattern.exec(text);
  const groups = match?.groups;
  if (groups === undefined) return null;
  const name = (groups['name'] ?? '').trim();
  if (!known.hasIntent(name)) return null;
  const confidence = readConfidence(groups['confidence']);
  const start = 1 + (groups['name'] ?? '').length + (groups['confidence'] ?? '').length;
  return {
    text,
    intent: { name, confidence },
    intent_ranking: [{ name, confidence }],
    entities: groups['entities'] === undefined ? [] : readEntities(groups['entities'], start, known),
  };
}

function readConfidence(text: string | undefined): number {
  if (text === undefined) return 1;
  const digits = text.slice(1);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return 0;
  return Math.min(1, Number(digits));
}

function readEntities(json: string, start: number, known: KnownNames): readonly EntityMatch[] {
  const parsed = parseObject(json);
  const position = { start, end: start + json.length, extractor: 'RegexMessageHandler' };
  const entities: EntityMatch[] = [];
  for (const [entity, given] of Object.entries(parsed)) {
    if (!known.hasEntity(entity)) continue;
    const values: readonly JsonValue[] = Array.isArray(given) ? given : [given];
    for (const value of values) {
      const clean = cleanJson(value);
      if (clean !== undefined) entities.push({ entity, value: clean, ...position });
    }
  }
  return entities;
}

function parseObject(json: string): Readonly<Record<string, JsonValue>> {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, JsonValue>)
      : {};
  } catch {
    return {};
  }
}
