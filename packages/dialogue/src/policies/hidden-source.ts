import { policyState } from '../tracker/policy-state.ts';
import { hashKey } from '../tracker/state-key.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { featureKey, relevantStates } from './feature-key.ts';
import type { PolicyView } from './model-view.ts';
import { chooseInput, type RuleSource } from './predict-rules.ts';
import { tableEntry } from './table.ts';

/** Whether turns from this source are hidden from story-based policies: no story has them. */
export function sourceHides(
  policy: Extract<PolicyView, { kind: 'rules' }>,
  source: RuleSource,
  tracker: Tracker,
): boolean {
  switch (source.kind) {
    case 'rule':
      return source.entry.isHidden === true;
    case 'default':
      return tableEntry(policy.model.hidden, `default:${source.intent}`) === 1;
    case 'loop':
      return tableEntry(policy.model.hidden, `${source.listens ? 'loop-listen' : 'loop'}:${source.loop}`) === 1;
    case 'states':
      return policy.hidesStates && tableEntry(policy.model.hidden, `states:${conversationHash(tracker)}`) === 1;
  }
}

/** Hash of the whole conversation's states; of a conversation that was cut nothing can be known. */
function conversationHash(tracker: Tracker): string | null {
  if (tracker.base.isCut) return null;
  const now = chooseInput(policyState(tracker.fold.state, tracker.context.domain), false);
  return hashKey(featureKey(relevantStates([...tracker.fold.states, now])));
}
