import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../src/index.ts';

/** An event as the recordings have it: without times, ids, nulls, rankings and tokens. */
export function recordedForm(event: DialogueEvent): JsonObject {
  const { timestamp: _, ...json } = JSON.parse(JSON.stringify(event)) as Record<string, JsonValue>;
  return prune(json, true) as JsonObject;
}

const leftOut: ReadonlySet<string> = new Set([
  'timestamp',
  'message_id',
  'model_id',
  'assistant_id',
  'intent_ranking',
  'text_tokens',
]);

function prune(value: JsonValue, isTop: boolean): JsonValue {
  if (Array.isArray(value)) return value.map((each: JsonValue) => prune(each, false));
  if (value === null || typeof value !== 'object') return value;
  const json = value as JsonObject;
  const kept: [string, JsonValue][] = [];
  for (const [key, each] of Object.entries(json)) {
    if (leftOut.has(key) || (each === null && !isMeaningfulNull(json, key, isTop))) continue;
    const pruned = prune(json['event'] === 'user' && key === 'parse_data' ? withoutEchoes(each) : each, false);
    if (key !== 'metadata' || !isEmpty(pruned)) kept.push([key, pruned]);
  }
  return Object.fromEntries(kept);
}

function isMeaningfulNull(json: JsonObject, key: string, isTop: boolean): boolean {
  if (key === 'value' || (key === 'name' && json['event'] !== 'action')) return true;
  return isTop && json['event'] === 'action' && (key === 'policy' || key === 'confidence');
}

/** The recordings' parse data leave out what the event itself says. */
function withoutEchoes(parseData: JsonValue): JsonValue {
  const { text: _, metadata: __, ...rest } = parseData as Record<string, JsonValue>;
  return rest;
}

function isEmpty(value: JsonValue): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0;
}

/** Whether two JSON values are equal, keys in any order. */
export function sameJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: JsonValue | undefined): string {
  return (
    JSON.stringify(value, (_, each: JsonValue) =>
      each !== null && typeof each === 'object' && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? 'undefined'
  );
}
