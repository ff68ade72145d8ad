import type { Position } from './diagnostic.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

export interface MappingCondition {
  /** `null` = outside any loop. */
  readonly activeLoop: string | null;
  readonly requestedSlot?: string | null;
}

export type SlotMappingType = 'from_entity' | 'from_text' | 'from_intent' | 'from_trigger_intent' | 'custom';

export interface SlotMapping {
  readonly type: SlotMappingType;
  readonly entity?: string;
  readonly role?: string;
  readonly group?: string;
  readonly value?: JsonValue;
  readonly action?: string;
  readonly intents: readonly string[];
  readonly notIntents: readonly string[];
  readonly conditions: readonly MappingCondition[];
  /** The mapping as written; two mappings are the same when these are deeply equal (Rasa's uniqueness check). */
  readonly raw: JsonObject;
  readonly at?: Position;
}

export type SlotType = 'text' | 'bool' | 'float' | 'categorical' | 'list' | 'any';

export interface SlotDefinition {
  readonly name: string;
  readonly type: SlotType;
  readonly initialValue: JsonValue;
  readonly influencesConversation: boolean;
  readonly mappings: readonly SlotMapping[];
  /** categorical only; as written, order kept. */
  readonly values?: readonly JsonValue[];
  /** float only. */
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly at?: Position;
}
