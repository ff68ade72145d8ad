import type { JsonValue } from '../documents/json-value.ts';
import type { StepEntity } from '../documents/story.ts';

export interface IntentMessage {
  readonly intent: string;
  readonly entities: readonly StepEntity[];
}

/** `/intent{"city": "Tehran"}` taken apart; broken JSON yields no entities. `undefined` for other texts. */
export function parseIntentMessage(text: string): IntentMessage | undefined {
  const match = /^\/\s*([^{@\s]+)(?:@[0-9.]+)?\s*(\{[\s\S]*\})?/.exec(text);
  if (match?.[1] === undefined) return undefined;
  return { intent: match[1], entities: match[2] === undefined ? [] : readEntities(match[2]) };
}

function readEntities(json: string): readonly StepEntity[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  if (typeof parsed !== 'object' || parsed === null) return [];
  return Object.entries(parsed as Readonly<Record<string, JsonValue>>).flatMap(([type, value]) =>
    (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).map((item) => ({ type, value: item })),
  );
}
