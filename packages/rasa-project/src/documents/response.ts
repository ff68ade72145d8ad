import type { Position } from './diagnostic.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** What a slot must hold for a variation to be said. */
export interface ResponseCondition {
  readonly type: string;
  readonly name: string;
  readonly value: JsonValue;
}

/** One variation of a response. Everything else the author wrote is in `extra` (goes to the bot event's metadata). */
export interface ResponseVariation {
  readonly id?: string;
  readonly text?: string;
  readonly buttons?: readonly JsonObject[];
  readonly buttonType?: string;
  readonly image?: string;
  readonly custom?: JsonObject;
  readonly attachment?: JsonValue;
  readonly quickReplies?: JsonValue;
  readonly elements?: JsonValue;
  readonly channel?: string;
  readonly condition?: readonly ResponseCondition[];
  readonly metadata?: JsonValue;
  readonly extra: JsonObject;
  readonly at?: Position;
}
