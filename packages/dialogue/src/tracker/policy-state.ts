import type { DomainView } from '../domain/domain-view.ts';
import { type LooseRecord, looseCopy } from './loose-record.ts';
import type { TrackerState } from './tracker-state.ts';
import { activeLoopMarker, type UserPart, userPart } from './user-part.ts';

/** What policies see of the moment before one action (rasa-compat 7). */
export interface PolicyState {
  /** Previous action's name or text; `null` at the start of a conversation. */
  readonly action: string | null;
  readonly isActionText: boolean;
  readonly loop: string | null;
  /** Slot name to its feature (see `slotFeature`). */
  readonly slots: LooseRecord<string>;
  readonly user: UserPart | null;
}

export interface StateOptions {
  /** Leave out slots that no event has set (rules). */
  readonly omitsUnsetSlots?: boolean;
}

/** The policy state of a tracker state. */
export function policyState(state: TrackerState, domain: DomainView, options: StateOptions = {}): PolicyState {
  return {
    action: state.latestAction,
    isActionText: state.isLatestActionText,
    loop: activeLoopMarker(state),
    slots: options.omitsUnsetSlots ? state.setFeatures : allFeatures(state, domain),
    user: userPart(state, domain),
  };
}

function allFeatures(state: TrackerState, domain: DomainView): Readonly<Record<string, string>> {
  let features: Record<string, string> | null = null;
  for (const name in domain.initialFeatures) {
    if (state.slots[name] === undefined) {
      features ??= looseCopy(state.setFeatures);
      features[name] = domain.initialFeatures[name] as string;
    }
  }
  return features ?? state.setFeatures;
}
