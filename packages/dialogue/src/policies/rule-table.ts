import type { PolicyState } from '../tracker/policy-state.ts';

/** One state of a rule as a model holds it: what is not mentioned may be anything. */
export interface RuleState {
  readonly action?: string;
  readonly isActionText?: true;
  /** `should_not_be_set` = no loop may run. */
  readonly loop?: string;
  /** Slot to feature; `"should_not_be_set"` = the slot must have none. */
  readonly slots?: Readonly<Record<string, string>>;
  readonly intent?: string;
  readonly text?: string;
  readonly entities?: readonly string[];
}

/** States (oldest first) after which a rule says what comes next. */
export interface RuleEntry {
  readonly states: readonly RuleState[];
  readonly action: string;
  /** Length of Rasa's key for the states: of several matching entries the longest decides. */
  readonly length: number;
  /** The turn is hidden from story-based policies: no story has it. */
  readonly isHidden?: true;
  /** The rule it comes from. */
  readonly rule?: string;
}

/** What states inside a loop say of returning to it (rasa-compat 14.4, 4). */
export interface LoopEntry {
  readonly states: readonly RuleState[];
  readonly effect: 'loop_was_interrupted' | 'do_not_predict_loop_action';
}

/** The model's form of a policy state. */
export function ruleState(state: PolicyState): RuleState {
  const { user } = state;
  const text = user?.intent == null ? user?.text : null;
  return {
    ...(state.action === null ? {} : { action: state.action }),
    ...(state.isActionText ? { isActionText: true } : {}),
    ...(state.loop === null ? {} : { loop: state.loop }),
    ...(Object.keys(state.slots).length === 0 ? {} : { slots: state.slots }),
    ...(user?.intent == null ? {} : { intent: user.intent }),
    ...(text == null ? {} : { text }),
    ...(user && user.entities.length > 0 ? { entities: user.entities } : {}),
  };
}
