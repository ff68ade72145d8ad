import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';

/** One entity found in a message. `start` and `end` count UTF-16 units, end exclusive. */
export interface EntityMatch {
  readonly entity: string;
  readonly value: JsonValue;
  readonly start?: number;
  readonly end?: number;
  readonly role?: string;
  readonly group?: string;
  readonly extractor?: string;
  readonly confidence_entity?: number;
  readonly [key: string]: JsonValue | undefined;
}

export interface IntentScore {
  readonly name: string | null;
  readonly confidence?: number;
  readonly full_retrieval_intent_name?: string | null;
}

/** What NLU says about one message, in Rasa's shape (rasa-compat 16.1). */
export interface ParseData {
  readonly text?: string | null;
  readonly intent: IntentScore;
  readonly entities: readonly EntityMatch[];
  readonly intent_ranking?: readonly IntentScore[];
  readonly response_selector?: JsonObject;
  readonly [key: string]: unknown;
}
