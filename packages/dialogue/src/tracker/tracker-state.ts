import type { JsonValue } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import type { UserEvent } from '../events/dialogue-event.ts';
import type { EntityMatch, ParseData } from '../events/parse-data.ts';
import { type LooseRecord, looseCopy } from './loose-record.ts';

/** A form or other loop that is running. Field names are those of Rasa's tracker JSON. */
export interface ActiveLoop {
  readonly name: string;
  readonly is_interrupted: boolean;
  readonly rejected: boolean;
  readonly trigger_message: ParseData | null;
}

/**
 * What the events so far come to. The fields are replaced, their values never changed, so a copy is `{ ...state }`.
 * Serialisable as JSON.
 */
export interface TrackerState {
  /** Values set by events since the last reset; other slots have their initial value. */
  slots: LooseRecord<JsonValue>;
  /** Features of the slots in `slots` that have any; see `slotFeature`. */
  setFeatures: LooseRecord<string>;
  activeLoop: ActiveLoop | null;
  latestMessage: UserEvent | null;
  /** Entities of the latest message, those found by policies included. */
  entities: readonly EntityMatch[];
  /** Whether policies see the latest message's text (`true`), its intent (`false`), or it is not decided (`null`). */
  usesText: boolean | null;
  /** Name (or text, for an end-to-end action) of the latest action; `null` before the first. */
  latestAction: string | null;
  isLatestActionText: boolean;
  /** The action that will be run next whatever policies say. */
  followup: string | null;
  paused: boolean;
}

/** The state of a conversation in which nothing has happened: `action_listen` is due. */
export function initialState(): TrackerState {
  return {
    slots: looseCopy(),
    setFeatures: looseCopy(),
    activeLoop: null,
    latestMessage: null,
    entities: [],
    usesText: null,
    latestAction: null,
    isLatestActionText: false,
    followup: 'action_listen',
    paused: false,
  };
}

/** The value of a slot now; `null` for a slot the domain does not have. */
export function slotValue(state: TrackerState, domain: DomainView, name: string): JsonValue {
  const value = state.slots[name];
  if (value !== undefined) return value;
  return domain.slot(name)?.initialValue ?? null;
}

/** All slots with their values, in domain order. */
export function slotValues(state: TrackerState, domain: DomainView): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {};
  for (const slot of domain.slots) values[slot.name] = state.slots[slot.name] ?? slot.initialValue ?? null;
  return values;
}

/** Name of the running loop; `null` when none runs (or, in training, when a rule says none must). */
export function activeLoopName(state: TrackerState): string | null {
  const name = state.activeLoop?.name ?? null;
  return name === 'should_not_be_set' ? null : name;
}
