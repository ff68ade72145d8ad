import type { RuleOnly } from '../tracker/story-view.ts';
import type { WindowLimits } from '../tracker/window.ts';
import type {
  DialogueModel,
  GeneralizerModel,
  MemoizationModel,
  PolicyModel,
  RulePolicyModel,
  SilentModel,
} from './dialogue-model.ts';
import { createStateIndex, type RuleIndex } from './rule-index.ts';

/** A policy ready to predict. */
export type PolicyView =
  | {
      readonly kind: 'rules';
      readonly model: RulePolicyModel;
      readonly index: RuleIndex;
      readonly hidesStates: boolean;
    }
  | { readonly kind: 'memoization'; readonly model: MemoizationModel; readonly lastHashes: ReadonlySet<string> }
  | { readonly kind: 'generalizer'; readonly model: GeneralizerModel; readonly intents: ReadonlySet<string> }
  | { readonly kind: 'silent'; readonly model: SilentModel };

/** A model prepared for running. */
export interface ModelView {
  readonly policies: readonly PolicyView[];
  readonly ruleOnly: RuleOnly;
  readonly limits: WindowLimits;
}

/** User turns that stay in the window at least: that many can be taken back by `rewind`. */
const rewindableTurns = 8;

/** Prepares a model: O(its size), once for each loaded model. */
export function createModelView(model: DialogueModel): ModelView {
  return {
    policies: model.policies.map(policyView),
    ruleOnly: { slots: new Set(model.ruleOnlySlots), loops: new Set(model.ruleOnlyLoops) },
    limits: {
      actions: Math.max(model.lookBack.ruleStates, model.lookBack.actions) + 1,
      userTurns: rewindableTurns,
      storyStates: model.lookBack.storyStates,
    },
  };
}

function policyView(model: PolicyModel): PolicyView {
  switch (model.kind) {
    case 'rules': {
      const rules = createStateIndex(Object.values(model.rules));
      const loops = createStateIndex(Object.values(model.loops));
      const hidesStates = Object.keys(model.hidden).some((name) => name.startsWith('states:'));
      return { kind: 'rules', model, index: { rules, loops }, hidesStates };
    }
    case 'memoization':
      return { kind: 'memoization', model, lastHashes: lastHashes(model) };
    case 'generalizer':
      return { kind: 'generalizer', model, intents: new Set(model.table.intents) };
    case 'silent':
      return { kind: 'silent', model };
  }
}

/** Hashes of the states that end a known sequence: with another last state nothing need be looked up. */
function lastHashes(policy: MemoizationModel): ReadonlySet<string> {
  return new Set(Object.keys(policy.table).map((key) => key.slice(key.lastIndexOf(' ') + 1)));
}
