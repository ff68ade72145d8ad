import type { Position } from './diagnostic.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** When a slot mapping applies: a loop is active, and maybe a slot is being asked for. */
export interface MappingCondition {
  /** `null` = outside any loop. */
  readonly activeLoop: string | null;
  readonly requestedSlot?: string | null;
}

/** Where a slot takes its value from (rasa-compat 2.4). */
export type SlotMappingType = 'from_entity' | 'from_text' | 'from_intent' | 'from_trigger_intent' | 'custom';

/** One way in which a slot is filled. */
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

/** The type of a slot (rasa-compat 2.3); older names and Python classes are read as one of these. */
export type SlotType = 'text' | 'bool' | 'float' | 'categorical' | 'list' | 'any';

/** A slot of the domain. The slots that Rasa adds itself (`requested_slot` …) are not listed. */
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
