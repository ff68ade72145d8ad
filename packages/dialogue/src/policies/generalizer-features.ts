import type { PolicyState } from '../tracker/policy-state.ts';

/** Earlier states that count, together with the present intent and action, besides the latest one. */
const earlierStates = 3;

/** What a generaliser looks at: names of the features that hold of the latest states. */
export function generalizerFeatures(states: readonly PolicyState[]): readonly string[] {
  const last = states.at(-1);
  if (last === undefined) return ['bias'];
  const intent = last.user?.intent ?? '';
  const action = last.action ?? '';
  const features = ['bias', `intent ${intent}`, `action ${action}`, `both ${intent} ${action}`];
  if (last.loop !== null) features.push(`loop ${last.loop}`, `loop-intent ${last.loop} ${intent}`);
  for (const label of last.user?.entities ?? []) features.push(`entity ${label}`, `entity-intent ${label} ${intent}`);
  for (const slot in last.slots) {
    const value = `${slot} ${last.slots[slot]}`;
    features.push(`slot ${value}`, `slot-intent ${value} ${intent}`, `slot-action ${value} ${action}`);
  }
  for (let back = 1; back <= earlierStates; back += 1) {
    const earlier = states[states.length - 1 - back];
    if (earlier === undefined) break;
    features.push(`path-${back} ${earlier.action ?? ''} ${intent} ${action}`);
    if (earlier.user?.intent) features.push(`intent-${back} ${earlier.user.intent} ${intent} ${action}`);
  }
  return features;
}
