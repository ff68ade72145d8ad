import type { GeneralizerTable } from './generalizer-table.ts';
import type { LoopEntry, RuleEntry } from './rule-table.ts';
import type { Table } from './table.ts';

export interface RulePolicyModel {
  readonly kind: 'rules';
  readonly name: string;
  readonly priority: number;
  readonly fallbackAction: string;
  readonly fallbackThreshold: number;
  readonly enablesFallback: boolean;
  readonly usesNluConfidence: boolean;
  readonly rules: Table<RuleEntry>;
  readonly loops: Table<LoopEntry>;
  /** Hidden sources that are no rules: `default:intent`, `loop:form`, `loop-listen:form`, `states:hash`. */
  readonly hidden: Table<1>;
}

export interface MemoizationModel {
  readonly kind: 'memoization';
  readonly name: string;
  readonly priority: number;
  /** `null` = the whole conversation must be known. */
  readonly maxHistory: number | null;
  /** Forget older and older events until something is known (AugmentedMemoizationPolicy). */
  readonly isAugmented: boolean;
  readonly usesNluConfidence: boolean;
  /** Hashes of the states, joined by spaces, to the action. */
  readonly table: Table<string>;
}

export interface GeneralizerModel {
  readonly kind: 'generalizer';
  readonly name: string;
  readonly priority: number;
  readonly maxHistory: number;
  readonly table: GeneralizerTable;
}

/** Finds turns that no story leads to expect (UnexpecTEDIntentPolicy, rasa-compat 14.7). */
export interface UnlikelyModel {
  readonly kind: 'unlikely';
  readonly name: string;
  readonly priority: number;
  readonly maxHistory: number;
  readonly ignoredIntents: readonly string[];
  /** Its `actions` are intents. */
  readonly table: GeneralizerTable;
  /** By intent: a probability below this is too small for any place of it in the stories. */
  readonly thresholds: Readonly<Record<string, number>>;
}

/** A policy that had nothing to learn from and never predicts. */
export interface SilentModel {
  readonly kind: 'silent';
  readonly name: string;
  readonly priority: number;
}

export type PolicyModel = RulePolicyModel | MemoizationModel | GeneralizerModel | UnlikelyModel | SilentModel;

/** What `trainDialogue` learned: plain data, JSON-serialisable, in the order of the configuration. */
export interface DialogueModel {
  readonly version: 1;
  readonly policies: readonly PolicyModel[];
  /** Slots and loops of rules that no story has; story-based policies do not see them. */
  readonly ruleOnlySlots: readonly string[];
  readonly ruleOnlyLoops: readonly string[];
  /** How far back the policies can look. */
  readonly lookBack: { readonly ruleStates: number; readonly storyStates: number; readonly actions: number };
}
