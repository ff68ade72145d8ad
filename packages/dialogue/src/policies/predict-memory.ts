import type { DialogueEvent } from '../events/dialogue-event.ts';
import { type Fold, foldEvent, startFold } from '../tracker/fold.ts';
import { type PolicyState, policyState } from '../tracker/policy-state.ts';
import { statesNow } from '../tracker/story-view.ts';
import type { Tracker } from '../tracker/tracker.ts';
import type { MemoizationModel } from './dialogue-model.ts';
import type { LastHashes } from './last-hashes.ts';
import { memoryKey, stateHash } from './memory-key.ts';
import { chooseInput } from './predict-rules.ts';
import { tableEntry } from './table.ts';

/** What a memoization table knows, and under which key. */
export interface RecalledAction {
  readonly action: string;
  readonly key: string;
}

/** The action a memoization table knows for the conversation as it stands; `null` for none (rasa-compat 14.2, 14.3). */
export function recallAction(model: MemoizationModel, lastHashes: LastHashes, tracker: Tracker): RecalledAction | null {
  const states = visibleNow(tracker.fold, tracker);
  const last = lastHash(states);
  if (last !== null && lastHashes.has(last)) {
    const key = memoryKey(wholeHashes(model, states, tracker));
    const action = tableEntry(model.table, key);
    if (action !== undefined) return { action, key };
  }
  return model.isAugmented ? recallForgetting(model, lastHashes, tracker) : null;
}

/** The states that story-based policies see, the present one last. */
export function visibleNow({ view, state }: Fold, tracker: Tracker): readonly PolicyState[] {
  const { domain, ruleOnly } = tracker.context;
  const states = statesNow(view, { tracker: state, state: policyState(state, domain), ruleOnly });
  return states.filter((each) => each.action !== 'action_unlikely_intent');
}

function wholeHashes(model: MemoizationModel, states: readonly PolicyState[], tracker: Tracker): readonly string[] {
  const wanted = model.maxHistory ?? Number.POSITIVE_INFINITY;
  const recent = hashesOf(model.maxHistory === null ? states : states.slice(-wanted));
  if (recent.length >= wanted) return recent;
  const earlier = tracker.base.hashes;
  return model.maxHistory === null ? [...earlier, ...recent] : [...earlier, ...recent].slice(-wanted);
}

/** A sequence is known only if its last state ends a known one: mostly that settles it. */
function lastHash(states: readonly PolicyState[]): string | null {
  const last = states.at(-1);
  return last === undefined ? null : stateHash(chooseInput(last, false));
}

function hashesOf(states: readonly PolicyState[]): readonly string[] {
  return states.map((state, index) => stateHash(index === states.length - 1 ? chooseInput(state, false) : state));
}

/** Looks again with the oldest events forgotten, one action after the other. */
function recallForgetting(model: MemoizationModel, lastHashes: LastHashes, tracker: Tracker): RecalledAction | null {
  let events: readonly DialogueEvent[] = withinHistory(tracker.applied, model.maxHistory);
  for (let start = nextAction(events, 0); start !== -1; start = nextAction(events, 1)) {
    events = events.slice(start);
    const fold = startFold();
    for (const event of events) foldEvent(fold, event, tracker.context);
    const states = visibleNow(fold, tracker);
    const recent = model.maxHistory === null ? states : states.slice(-model.maxHistory);
    const last = lastHash(recent);
    if (last === null || !lastHashes.has(last)) continue;
    const key = memoryKey(hashesOf(recent));
    const action = tableEntry(model.table, key);
    if (action !== undefined) return { action, key };
  }
  return null;
}

/** The newest events with `maxHistory` actions, back to the listen before them. */
function withinHistory(applied: readonly DialogueEvent[], maxHistory: number | null): readonly DialogueEvent[] {
  if (maxHistory === null) return applied;
  let actions = 0;
  for (let index = applied.length - 1; index >= 0; index -= 1) {
    const event = applied[index] as DialogueEvent;
    if (event.event !== 'action') continue;
    actions += 1;
    if (actions > maxHistory && event.name === 'action_listen') return applied.slice(index);
  }
  return applied;
}

function nextAction(events: readonly DialogueEvent[], from: number): number {
  for (let index = from; index < events.length; index += 1) if (events[index]?.event === 'action') return index;
  return -1;
}
