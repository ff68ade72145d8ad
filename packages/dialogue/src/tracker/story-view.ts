import { looseCopy } from './loose-record.ts';
import type { PolicyState } from './policy-state.ts';
import { activeLoopName, type TrackerState } from './tracker-state.ts';
import type { UserPart } from './user-part.ts';

/** Slots and loops that occur in rules but in no story: hidden from story-based policies. */
export interface RuleOnly {
  readonly slots: ReadonlySet<string>;
  readonly loops: ReadonlySet<string>;
}

/**
 * The conversation as story-based policies see it (rasa-compat 7): turns that only rules made are left out. Folded
 * forward one action at a time; JSON-serialisable without `visible`.
 */
export interface StoryView {
  /** Visible states inside the window. */
  readonly visible: PolicyState[];
  /** User part of the last visible state, and whether there is one at all. */
  lastUser: UserPart | null;
  hasVisible: boolean;
  /** Latest action of a visible turn. */
  action: string | null;
  isActionText: boolean;
  wasHidden: boolean;
}

export function emptyView(): StoryView {
  return { visible: [], lastUser: null, hasVisible: false, action: null, isActionText: false, wasHidden: false };
}

/** Folds the moment before one action into the view. `hides` is the action's own `hide_rule_turn`. */
export function stepView(view: StoryView, moment: Moment, hides: boolean): void {
  const seen = visibleState(view, moment, hides);
  if (seen === null) return;
  view.visible.push(seen);
  view.lastUser = seen.user;
  view.hasVisible = true;
}

/** The states for a prediction now: those of the view and the present one, if it is visible. */
export function statesNow(view: StoryView, moment: Moment): readonly PolicyState[] {
  const seen = visibleState({ ...view }, moment, false);
  return seen === null ? view.visible : [...view.visible, seen];
}

export interface Moment {
  readonly tracker: TrackerState;
  readonly state: PolicyState;
  readonly ruleOnly: RuleOnly;
}

function visibleState(view: StoryView, moment: Moment, hides: boolean): PolicyState | null {
  const { tracker, state } = moment;
  if (!view.wasHidden) {
    view.action = tracker.latestAction;
    view.isActionText = tracker.isLatestActionText;
  }
  // A follow-up or a form on its happy path does not change whether the turn is hidden.
  if (!tracker.followup && tracker.latestAction !== activeLoopName(tracker)) view.wasHidden = hides;
  if (view.wasHidden) return null;
  return {
    action: view.action ?? state.action,
    isActionText: view.action === null ? state.isActionText : view.isActionText,
    loop: state.loop !== null && moment.ruleOnly.loops.has(state.loop) ? null : state.loop,
    slots: withoutRuleSlots(state.slots, moment.ruleOnly.slots),
    user: state.action === 'action_listen' || !view.hasVisible ? state.user : view.lastUser,
  };
}

function withoutRuleSlots(slots: PolicyState['slots'], hidden: ReadonlySet<string>): PolicyState['slots'] {
  if (hidden.size === 0) return slots;
  const names = Object.keys(slots);
  if (!names.some((name) => hidden.has(name))) return slots;
  const seen = looseCopy<string>();
  for (const name of names) if (!hidden.has(name)) seen[name] = slots[name] as string;
  return seen;
}
