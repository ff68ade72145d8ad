/** Where something stands in a file. `line` and `column` count from 1; `column` counts UTF-16 units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** One problem in a project's files: what is wrong, where, and how to mend it. Collected, never thrown. */
export interface Diagnostic extends Position {
  readonly severity: Severity;
  /** Stable kebab-case name, e.g. `unknown-action`; every code is listed in `diagnostic-codes.ts`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** Values as YAML 1.2 core reads them. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

// ---------------------------------------------------------------- domain

export interface IntentDefinition {
  readonly name: string;
  /** Entity types kept in the state for this intent: all (`true`), none (`[]`), or these. */
  readonly useEntities: true | readonly string[];
  readonly ignoreEntities: readonly string[];
  /** Set when the NLU data has `<name>/<key>` intents. */
  readonly isRetrieval: boolean;
  readonly at?: Position;
}

export interface EntityDefinition {
  readonly name: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly influencesConversation: boolean;
  readonly at?: Position;
}

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
  readonly raw: { readonly [key: string]: JsonValue };
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

export interface ResponseCondition {
  readonly type: string;
  readonly name: string;
  readonly value: JsonValue;
}

/** One variation of a response. Everything else the author wrote is in `extra` (goes to the bot event's metadata). */
export interface ResponseVariation {
  readonly id?: string;
  readonly text?: string;
  readonly buttons?: readonly { readonly [key: string]: JsonValue }[];
  readonly buttonType?: string;
  readonly image?: string;
  readonly custom?: { readonly [key: string]: JsonValue };
  readonly attachment?: JsonValue;
  readonly quickReplies?: JsonValue;
  readonly elements?: JsonValue;
  readonly channel?: string;
  readonly condition?: readonly ResponseCondition[];
  readonly metadata?: JsonValue;
  readonly extra: { readonly [key: string]: JsonValue };
}

export interface FormDefinition {
  readonly name: string;
  readonly requiredSlots: readonly string[];
  readonly ignoredIntents: readonly string[];
  readonly at?: Position;
}

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
  readonly raw: { readonly [key: string]: JsonValue };
}

// ---------------------------------------------------------------- NLU data

export interface AnnotatedEntity {
  /** UTF-16 offsets in `text`, end exclusive. (Rasa's own API speaks code points; converted at that edge.) */
  readonly start: number;
  readonly end: number;
  readonly entity: string;
  readonly value: string;
  readonly role?: string;
  readonly group?: string;
}

export interface IntentExample {
  /** Text with the annotations taken out. */
  readonly text: string;
  /** Full name, `faq/hours` for retrieval intents. `null` for texts of end-to-end stories. */
  readonly intent: string | null;
  readonly entities: readonly AnnotatedEntity[];
  readonly metadata?: JsonValue;
  readonly at?: Position;
}

export interface NluData {
  readonly examples: readonly IntentExample[];
  /** Surface form (as written) to canonical value, in file order; the reader warned of conflicts. */
  readonly synonyms: readonly { readonly variant: string; readonly value: string }[];
  readonly regexes: readonly { readonly name: string; readonly pattern: string; readonly at?: Position }[];
  readonly lookups: readonly { readonly name: string; readonly phrases: readonly string[]; readonly at?: Position }[];
}

// ---------------------------------------------------------------- stories and rules

export interface StepEntity {
  readonly type: string;
  /** `''` when only the name was given. */
  readonly value: JsonValue;
  readonly role?: string;
  readonly group?: string;
}

export interface UserStep {
  readonly kind: 'user';
  readonly intent: string | null;
  /** `faq/hours` where a test story says so. */
  readonly fullIntent?: string;
  readonly text: string | null;
  readonly entities: readonly StepEntity[];
  /** In test stories: the annotations found in `text`. */
  readonly annotated?: readonly AnnotatedEntity[];
  readonly at?: Position;
}
export interface SlotItem {
  readonly slot: string;
  readonly value: JsonValue;
  /** `- slot` without a value. */
  readonly isBare: boolean;
}
export type StoryStep =
  | UserStep
  | { readonly kind: 'or'; readonly alternatives: readonly (UserStep | { readonly kind: 'slots'; readonly slots: readonly SlotItem[]; readonly at?: Position })[]; readonly at?: Position }
  | { readonly kind: 'action'; readonly name: string; readonly at?: Position }
  | { readonly kind: 'bot'; readonly text: string; readonly at?: Position }
  | { readonly kind: 'checkpoint'; readonly name: string; readonly conditions: readonly SlotItem[]; readonly at?: Position }
  | { readonly kind: 'slots'; readonly slots: readonly SlotItem[]; readonly at?: Position }
  | { readonly kind: 'loop'; readonly name: string | null; readonly at?: Position };

export interface Story {
  readonly name: string;
  readonly steps: readonly StoryStep[];
  readonly isTest: boolean;
  readonly metadata?: JsonValue;
  readonly at: Position;
}

export interface Rule {
  readonly name: string;
  readonly steps: readonly StoryStep[];
  readonly conditions: readonly ({ readonly kind: 'slots'; readonly slots: readonly SlotItem[] } | { readonly kind: 'loop'; readonly name: string | null })[];
  readonly conversationStart: boolean;
  readonly waitForUserInput: boolean;
  readonly metadata?: JsonValue;
  readonly at: Position;
}

// ---------------------------------------------------------------- config and the whole

export interface ComponentConfig {
  /** As written (may be a full module path). */
  readonly rawName: string;
  /** The plain class name, `WhitespaceTokenizer`. */
  readonly name: string;
  readonly options: { readonly [key: string]: JsonValue };
  readonly at?: Position;
}

export interface Config {
  readonly recipe: string;
  readonly language: string | null;
  readonly assistantId: string | null;
  /** After auto-configuration: defaults where the file gives none. */
  readonly pipeline: readonly ComponentConfig[];
  readonly policies: readonly ComponentConfig[];
  readonly isPipelineDefault: boolean;
  readonly arePoliciesDefault: boolean;
  readonly importers: readonly ComponentConfig[];
  readonly imports: readonly string[];
  readonly raw: { readonly [key: string]: JsonValue };
}

/** All documents of one bot. `files` are those that were read, with the hash of each, for fingerprints. */
export interface Project {
  readonly config: Config;
  readonly domain: Domain;
  readonly nlu: NluData;
  readonly stories: readonly Story[];
  readonly rules: readonly Rule[];
  /** Conversations in `test_*` files. */
  readonly tests: readonly Story[];
  readonly files: readonly string[];
}
