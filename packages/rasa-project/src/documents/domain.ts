import type { Position } from './diagnostic.ts';
import type { JsonObject } from './json-value.ts';
import type { ResponseVariation } from './response.ts';
import type { SlotDefinition } from './slot.ts';

/** An intent of the domain and which entities count beside it in the dialogue state. */
export interface IntentDefinition {
  readonly name: string;
  /** Entity types kept in the state for this intent: all (`true`), none (`[]`), or these. */
  readonly useEntities: true | readonly string[];
  readonly ignoreEntities: readonly string[];
  /** Set when the NLU data has `<name>/<key>` intents. */
  readonly isRetrieval: boolean;
  readonly at?: Position;
}

/** An entity of the domain. */
export interface EntityDefinition {
  readonly name: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly influencesConversation: boolean;
  readonly at?: Position;
}

/** A form: a loop that asks for slots one after the other. */
export interface FormDefinition {
  readonly name: string;
  readonly requiredSlots: readonly string[];
  readonly ignoredIntents: readonly string[];
  readonly at?: Position;
}

/** A custom action of the domain. Responses and forms are actions too, but are not listed here. */
export interface ActionDefinition {
  readonly name: string;
  readonly sendDomain: boolean;
  readonly at?: Position;
}

/** A merged domain: what all domain files of a project (and its imports) say together (rasa-compat 2). */
export interface Domain {
  readonly version: string | null;
  /** File order; the five default intents are added by the reader of the domain, not listed here. */
  readonly intents: readonly IntentDefinition[];
  readonly entities: readonly EntityDefinition[];
  readonly slots: readonly SlotDefinition[];
  readonly responses: ReadonlyMap<string, readonly ResponseVariation[]>;
  readonly forms: readonly FormDefinition[];
  readonly actions: readonly ActionDefinition[];
  readonly e2eActions: readonly string[];
  readonly session: { readonly expirationMinutes: number; readonly carryOverSlots: boolean };
  readonly storeEntitiesAsSlots: boolean;
  /** The merged domain as plain JSON in Rasa's own shape (action server requests, `/domain`). */
  readonly raw: JsonObject;
}
