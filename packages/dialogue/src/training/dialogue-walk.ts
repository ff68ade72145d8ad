import type { Rule, Story } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { appendApplied, loopNamesOf } from '../tracker/applied-events.ts';
import { applyEvent } from '../tracker/apply-event.ts';
import { type PolicyState, policyState, type StateOptions } from '../tracker/policy-state.ts';
import { stateKey } from '../tracker/state-key.ts';
import { initialState, type TrackerState } from '../tracker/tracker-state.ts';
import type { TrainingEvent } from './training-event.ts';

/** One whole dialogue made from stories or from a rule. */
export interface Walk {
  /** Names of the blocks it went through, joined by ` > `. */
  readonly name: string;
  /** Where it began, for diagnostics. */
  readonly source: Story | Rule | null;
  readonly isRule: boolean;
  readonly events: readonly TrainingEvent[];
  readonly state: TrackerState;
  /**
   * States after each action, one event after the other, the present one last. Rasa keeps these as it goes along and
   * learns from them: where a form repeats on its happy path they are not those of the applied events.
   */
  readonly states: readonly PolicyState[];
  /** `stateKey` of each state. */
  readonly keys: readonly string[];
}

export function emptyWalk(domain: DomainView, isRule: boolean): Walk {
  const state = initialState();
  const seen = policyState(state, domain);
  return { name: '', source: null, isRule, events: [], state, states: [seen], keys: [stateKey(seen)] };
}

/** The walk with more events; the given one is not changed. */
export function extendWalk(walk: Walk, events: readonly TrainingEvent[], domain: DomainView): Walk {
  const all = [...walk.events];
  const states = [...walk.states];
  const keys = [...walk.keys];
  let state = { ...walk.state };
  for (const event of events) {
    all.push(event);
    if (event.event === 'rewind' || event.event === 'undo') state = replay(appliedEvents(all), domain);
    else applyEvent(state, event, domain);
    const length = keptStates(event, states.length);
    const seen = policyState(state, domain);
    states.length = keys.length = length;
    states.push(seen);
    keys.push(stateKey(seen));
  }
  return { ...walk, events: all, state, states, keys };
}

function keptStates(event: TrainingEvent, length: number): number {
  switch (event.event) {
    case 'action':
      return length;
    case 'undo':
      return Math.max(0, length - 2);
    case 'rewind':
    case 'restart':
      return 0;
    default:
      return Math.max(0, length - 1);
  }
}

/** The applied events of a whole dialogue. */
export function appliedEvents(events: readonly TrainingEvent[]): readonly TrainingEvent[] {
  const loopNames = loopNamesOf(events);
  const applied: DialogueEvent[] = [];
  for (const event of events) appendApplied(applied, event, loopNames);
  return applied;
}

/** States before each action of applied events, and the last one. */
export function statesOf(applied: readonly TrainingEvent[], domain: DomainView, options: StateOptions): PolicyState[] {
  const state = initialState();
  const states: PolicyState[] = [];
  for (const event of applied) {
    if (event.event === 'action') states.push(policyState(state, domain, options));
    applyEvent(state, event, domain);
  }
  states.push(policyState(state, domain, options));
  return states;
}

function replay(applied: readonly TrainingEvent[], domain: DomainView): TrackerState {
  const state = initialState();
  for (const event of applied) applyEvent(state, event, domain);
  return state;
}

/** Two walks with the same key are one dialogue: the same states, and the same texts where users' turns have some. */
export function walkKey({ keys, events }: Walk): string {
  const texts = events.flatMap((event) => (event.event === 'user' && event.text !== null ? [event.text] : []));
  return texts.length === 0 ? keys.join('\n') : `${keys.join('\n')}\n${JSON.stringify(texts)}`;
}

/** One thing to learn: the states up to an action, and the action (name or text). */
export interface Example {
  readonly states: readonly PolicyState[];
  readonly action: string;
}

/** The examples of a dialogue, in order (rasa-compat 13.5). */
export function walkExamples(
  applied: readonly TrainingEvent[],
  states: readonly PolicyState[],
  maxHistory: number | null,
): readonly Example[] {
  const examples: Example[] = [];
  let count = 0;
  for (const event of applied) {
    if (event.event !== 'action') continue;
    count += 1;
    if (event.unpredictable) continue;
    const before = states.slice(0, count);
    examples.push({
      states: maxHistory ? before.slice(-maxHistory) : before,
      action: event.name ?? event.action_text ?? '',
    });
  }
  return examples;
}
