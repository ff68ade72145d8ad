import type { DecisionNote, DecisionSource, DialogueEvent, TrackerJson } from '@hamzaban/dialogue';
import type { JsonValue } from '@hamzaban/rasa-project';
import type { AgentTurn } from './create-agent.ts';

/** A slot whose value changed. */
export interface SlotChange {
  readonly slot: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** One action of a turn: who chose it and why, what it said and changed. */
export interface ExplainedAction {
  readonly action: string;
  readonly policy: string | null;
  readonly confidence: number;
  /** In words: the rule by name, the active loop … */
  readonly reason: string | null;
  /** The rule or story, and where it stands in its file; `null` when neither decided or its file is not at hand. */
  readonly source: DecisionSource | null;
  /** The action refused to run, so another was chosen. */
  readonly isRejected: boolean;
  readonly says: readonly JsonValue[];
  readonly slots: readonly SlotChange[];
}

/** A turn as an author wants to see it. */
export interface TurnExplanation {
  readonly text: string;
  readonly intent: { readonly name: string | null; readonly confidence: number };
  readonly entities: readonly JsonValue[];
  /** Filled from the message, before any action. */
  readonly extracted: readonly SlotChange[];
  readonly actions: readonly ExplainedAction[];
  readonly slots: { readonly before: SlotValues; readonly after: SlotValues };
  readonly loop: { readonly before: string | null; readonly after: string | null };
}

export type SlotValues = Readonly<Record<string, JsonValue>>;

export interface TurnToExplain {
  readonly text: string;
  readonly turn: AgentTurn;
  /** The conversation before and after the turn (`dialogue.describe`). */
  readonly before: TrackerJson;
  readonly after: TrackerJson;
  /** Where rules and stories stand, as far as that is known. */
  readonly sourceOf: (decision: DecisionNote) => DecisionSource | null;
}

/** Takes a turn apart: every action with its policy, its rule or story, its confidence, its words and the slots it changed. */
export function explainTurn({ text, turn, before, after, sourceOf }: TurnToExplain): TurnExplanation {
  const { intent, entities } = turn.parse;
  const values = new Map(Object.entries(before.slots));
  const { first, stretches } = stretchesOf(turn.events);
  const extracted = changesIn(first, values);
  const actions = turn.decisions.map((decision, index): ExplainedAction => {
    const events = stretches[index] ?? [];
    return {
      action: decision.action,
      policy: decision.policy,
      confidence: decision.confidence,
      reason: decision.reason,
      source: sourceOf(decision),
      isRejected: events[0]?.event === 'action_execution_rejected',
      says: events.flatMap((event) => (event.event === 'bot' ? [said(event)] : [])),
      slots: changesIn(events, values),
    };
  });
  return {
    text,
    intent: { name: intent.name, confidence: intent.confidence ?? 0 },
    entities: entities.map(({ entity, value }) => ({ entity, value })),
    extracted,
    actions,
    slots: { before: before.slots, after: after.slots },
    loop: { before: loopOf(before), after: loopOf(after) },
  };
}

/** The events before the first action, and those of each action that was decided on (run or rejected). */
function stretchesOf(events: readonly DialogueEvent[]) {
  const first: DialogueEvent[] = [];
  const stretches: DialogueEvent[][] = [];
  let current = first;
  for (const event of events) {
    // Slots filled from the message come after a new session's own actions.
    if (event.event === 'user') current = first;
    if (event.event === 'action' || event.event === 'action_execution_rejected') {
      if (isOfSession(event, events)) continue;
      current = [];
      stretches.push(current);
    }
    current.push(event);
  }
  return { first, stretches };
}

/** A session start listens once by itself, which nothing decided. */
function isOfSession(event: DialogueEvent, events: readonly DialogueEvent[]): boolean {
  return event.event === 'action' && event.name === 'action_listen' && event.policy === null && event !== events.at(-1);
}

function changesIn(events: readonly DialogueEvent[], values: Map<string, JsonValue>): readonly SlotChange[] {
  const changes: SlotChange[] = [];
  for (const event of events) {
    if (event.event !== 'slot') continue;
    const known = values.get(event.name) ?? null;
    if (JSON.stringify(known) !== JSON.stringify(event.value))
      changes.push({ slot: event.name, before: known, after: event.value });
    values.set(event.name, event.value);
  }
  return changes;
}

function said({ text, data }: Extract<DialogueEvent, { event: 'bot' }>): JsonValue {
  const parts = Object.entries(data).filter(([, part]) => part !== null);
  return parts.length === 0 ? text : { text, ...Object.fromEntries(parts) };
}

function loopOf({ active_loop: loop }: TrackerJson): string | null {
  return typeof loop.name === 'string' ? loop.name : null;
}
