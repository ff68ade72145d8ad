import type { Position } from '../documents/diagnostic.ts';
import type { ActionDefinition, EntityDefinition, IntentDefinition } from '../documents/domain.ts';
import type { JsonObject, JsonValue } from '../documents/json-value.ts';
import type { ResponseVariation } from '../documents/response.ts';
import type { SlotDefinition, SlotMapping } from '../documents/slot.ts';

/** A definition together with what the author wrote, in Rasa's own shape. */
export interface Drafted<Definition> {
  readonly definition: Definition;
  readonly raw: JsonValue;
  readonly at: Position;
}

/** A slot before legacy mappings are added: `mappings` is `undefined` when the file has none (Rasa 2.x). */
export interface SlotDraft {
  readonly definition: Omit<SlotDefinition, 'mappings'>;
  readonly mappings: readonly SlotMapping[] | undefined;
  /** The slot as written, without `mappings` and `auto_fill`. */
  readonly raw: JsonObject;
  readonly autoFill: boolean;
  readonly at: Position;
}

/** A form; `legacyMappings` are those of Rasa 2.x, which belong to slots since 3.0. */
export interface FormDraft {
  readonly name: string;
  readonly requiredSlots: readonly string[];
  readonly ignoredIntents: readonly string[];
  readonly legacyMappings: ReadonlyMap<string, readonly SlotMapping[]> | undefined;
  readonly raw: JsonValue;
  readonly at: Position;
}

export interface SessionDraft {
  readonly expirationMinutes: number;
  readonly carryOverSlots: boolean;
  readonly raw: JsonObject;
}

/** What one domain file says, or several merged ones, before it is completed. Maps keep the order of the file. */
export interface DomainDraft {
  readonly version: string | null;
  readonly intents: ReadonlyMap<string, Drafted<IntentDefinition>>;
  readonly entities: ReadonlyMap<string, Drafted<EntityDefinition>>;
  readonly slots: ReadonlyMap<string, SlotDraft>;
  readonly responses: ReadonlyMap<string, Drafted<readonly ResponseVariation[]>>;
  readonly forms: ReadonlyMap<string, FormDraft>;
  readonly actions: ReadonlyMap<string, Drafted<ActionDefinition>>;
  readonly e2eActions: readonly string[];
  readonly session: SessionDraft | undefined;
  readonly config: JsonObject | undefined;
  /** Top-level keys in the order of the (first) file. */
  readonly keys: readonly string[];
  /** Top-level keys that Rasa does not know, of the first file; it serves them as they are. */
  readonly extra: JsonObject;
}

export const DEFAULT_SESSION_MINUTES = 60;

/** A domain that says nothing. */
export const EMPTY_DRAFT: DomainDraft = {
  version: null,
  intents: new Map(),
  entities: new Map(),
  slots: new Map(),
  responses: new Map(),
  forms: new Map(),
  actions: new Map(),
  e2eActions: [],
  session: undefined,
  config: undefined,
  keys: [],
  extra: {},
};
