import type { Position } from './diagnostic.ts';
import type { JsonValue } from './json-value.ts';
import type { AnnotatedEntity } from './nlu-data.ts';

/** An entity that a story names at a user turn. */
export interface StepEntity {
  readonly type: string;
  /** `''` when only the name was given. */
  readonly value: JsonValue;
  readonly role?: string;
  readonly group?: string;
}

/** A user turn of a story: an intent, a text, or both. */
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
/** One item of `slot_was_set`. */
export interface SlotItem {
  readonly slot: string;
  readonly value: JsonValue;
  /** `- slot` without a value. */
  readonly isBare: boolean;
  readonly at?: Position;
}
/** One step of a story or rule (rasa-compat 4.2). */
export type StoryStep =
  | UserStep
  | {
      readonly kind: 'or';
      readonly alternatives: readonly (
        | UserStep
        | { readonly kind: 'slots'; readonly slots: readonly SlotItem[]; readonly at?: Position }
      )[];
      readonly at?: Position;
    }
  | { readonly kind: 'action'; readonly name: string; readonly at?: Position }
  | { readonly kind: 'bot'; readonly text: string; readonly at?: Position }
  | {
      readonly kind: 'checkpoint';
      readonly name: string;
      readonly conditions: readonly SlotItem[];
      readonly at?: Position;
    }
  | { readonly kind: 'slots'; readonly slots: readonly SlotItem[]; readonly at?: Position }
  | { readonly kind: 'loop'; readonly name: string | null; readonly at?: Position };

/** A story, or a test conversation. */
export interface Story {
  readonly name: string;
  readonly steps: readonly StoryStep[];
  readonly isTest: boolean;
  readonly metadata?: JsonValue;
  readonly at: Position;
}

/** A rule (rasa-compat 4.3). */
export interface Rule {
  readonly name: string;
  readonly steps: readonly StoryStep[];
  readonly conditions: readonly (
    | { readonly kind: 'slots'; readonly slots: readonly SlotItem[] }
    | { readonly kind: 'loop'; readonly name: string | null }
  )[];
  readonly conversationStart: boolean;
  readonly waitForUserInput: boolean;
  readonly metadata?: JsonValue;
  readonly at: Position;
}
