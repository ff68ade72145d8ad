import type { DomainView } from '../domain/domain-view.ts';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { applyEvent } from './apply-event.ts';
import { type PolicyState, policyState } from './policy-state.ts';
import { emptyView, type RuleOnly, type StoryView, stepView } from './story-view.ts';
import { initialState, type TrackerState } from './tracker-state.ts';

/** Applied events folded into a state, with the policy states before each action on the way. */
export interface Fold {
  readonly state: TrackerState;
  readonly states: PolicyState[];
  readonly view: StoryView;
}

export interface FoldContext {
  readonly domain: DomainView;
  readonly ruleOnly: RuleOnly;
}

/** A fold of nothing, going on from a base (or from the beginning of a conversation). */
export function startFold(state: TrackerState = initialState(), view: StoryView = emptyView()): Fold {
  return { state: { ...state }, states: [], view: { ...view, visible: [] } };
}

/** Folds one more applied event in. */
export function foldEvent(fold: Fold, event: DialogueEvent, context: FoldContext): void {
  if (event.event === 'action') {
    const state = policyState(fold.state, context.domain);
    fold.states.push(state);
    stepView(fold.view, { tracker: fold.state, state, ruleOnly: context.ruleOnly }, event.hide_rule_turn);
  }
  applyEvent(fold.state, event, context.domain);
}
