import type { RuleOnly } from '../tracker/story-view.ts';
import type { WindowLimits } from '../tracker/window.ts';
import type {
  DialogueModel,
  GeneralizerModel,
  MemoizationModel,
  PolicyModel,
  RulePolicyModel,
  SilentModel,
  UnlikelyModel,
} from './dialogue-model.ts';
import type { IndexCache } from './index-cache.ts';
import type { LastHashes } from './last-hashes.ts';
import type { RuleIndex } from './rule-index.ts';
import { tableEntries } from './table.ts';

/** A policy ready to predict. */
export type PolicyView =
  | {
      readonly kind: 'rules';
      readonly model: RulePolicyModel;
      readonly index: RuleIndex;
      readonly hidesStates: boolean;
    }
  | { readonly kind: 'memoization'; readonly model: MemoizationModel; readonly lastHashes: LastHashes }
  | { readonly kind: 'generalizer'; readonly model: GeneralizerModel; readonly intents: ReadonlySet<string> }
  | { readonly kind: 'unlikely'; readonly model: UnlikelyModel }
  | { readonly kind: 'silent'; readonly model: SilentModel };

/** A model prepared for running. */
export interface ModelView {
  readonly policies: readonly PolicyView[];
  readonly ruleOnly: RuleOnly;
  readonly limits: WindowLimits;
}

/** User turns that stay in the window at least: that many can be taken back by `rewind`. */
const rewindableTurns = 8;

/** Prepares a model: O(size of what no other model of the cache has). */
export function createModelView(model: DialogueModel, cache: IndexCache): ModelView {
  return {
    policies: model.policies.map((policy) => policyView(policy, cache)),
    ruleOnly: { slots: new Set(model.ruleOnlySlots), loops: new Set(model.ruleOnlyLoops) },
    limits: {
      actions: Math.max(model.lookBack.ruleStates, model.lookBack.actions) + 1,
      userTurns: rewindableTurns,
      storyStates: model.lookBack.storyStates,
    },
  };
}

function policyView(model: PolicyModel, cache: IndexCache): PolicyView {
  switch (model.kind) {
    case 'rules': {
      const rules = cache.indexOf(model.rules);
      const loops = cache.indexOf(model.loops);
      const hidesStates = tableEntries(model.hidden).some(([name]) => name.startsWith('states:'));
      return { kind: 'rules', model, index: { rules, loops }, hidesStates };
    }
    case 'memoization':
      return { kind: 'memoization', model, lastHashes: cache.lastHashesOf(model.table) };
    case 'generalizer':
      return { kind: 'generalizer', model, intents: new Set(model.table.intents) };
    case 'unlikely':
      return { kind: 'unlikely', model };
    case 'silent':
      return { kind: 'silent', model };
  }
}
