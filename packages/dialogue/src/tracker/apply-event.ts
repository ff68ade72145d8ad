import type { JsonValue } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import { slotFeature } from '../domain/slot-feature.ts';
import type { DialogueEvent, UserEvent } from '../events/dialogue-event.ts';
import { looseCopy, withEntry, withoutEntry } from './loose-record.ts';
import { initialState, type TrackerState } from './tracker-state.ts';

/**
 * Applies one event to a state (rasa-compat 6.1). `rewind` and `undo` are not handled here: they need the history and
 * are done by the tracker.
 */
export function applyEvent(state: TrackerState, event: DialogueEvent, domain: DomainView): void {
  switch (event.event) {
    case 'user':
      applyUser(state, event);
      return;
    case 'action':
      applyAction(state, event.name, event.action_text);
      return;
    case 'slot':
      setSlot(state, event.name, event.value, domain);
      return;
    case 'active_loop':
      state.activeLoop = openLoop(state, event.name);
      return;
    case 'action_execution_rejected':
      if (state.activeLoop?.name === event.name) state.activeLoop = { ...state.activeLoop, rejected: true };
      return;
    case 'loop_interrupted':
      if (state.activeLoop) state.activeLoop = { ...state.activeLoop, is_interrupted: event.is_interrupted };
      return;
    case 'user_featurization':
      if (state.latestAction === 'action_listen') state.usesText = event.use_text_for_featurization;
      return;
    case 'entities':
      if (state.latestAction === 'action_listen') addEntities(state, event.entities);
      return;
    case 'followup':
      state.followup = event.name;
      return;
    case 'session_started':
      Object.assign(state, initialState());
      return;
    case 'restart':
      Object.assign(state, initialState(), { followup: 'action_session_start' });
      return;
    case 'reset_slots':
      state.slots = looseCopy();
      state.setFeatures = looseCopy();
      return;
    case 'pause':
    case 'resume':
      state.paused = event.event === 'pause';
      return;
    case 'rewind':
    case 'undo':
    case 'bot':
    case 'reminder':
    case 'cancel_reminder':
    case 'agent':
    case 'export':
      return;
  }
}

function applyUser(state: TrackerState, event: UserEvent): void {
  const hasIntent = Boolean(event.parse_data.intent.name);
  const hasText = Boolean(event.text);
  state.latestMessage = event;
  state.entities = event.parse_data.entities;
  state.usesText = hasText && !hasIntent ? true : hasIntent && !hasText ? false : null;
  state.followup = null;
}

function applyAction(state: TrackerState, name: string | null, text: string | null): void {
  state.latestAction = name ?? text;
  state.isLatestActionText = name === null && text !== null;
  state.followup = null;
  const loop = state.activeLoop;
  if (loop === null || loop.name === 'should_not_be_set') return;
  const rejected = name === loop.name ? false : loop.rejected;
  if (loop.is_interrupted || rejected !== loop.rejected) {
    state.activeLoop = { ...loop, is_interrupted: false, rejected };
  }
}

function setSlot(state: TrackerState, name: string, given: JsonValue, domain: DomainView): void {
  const slot = domain.slot(name);
  if (slot === undefined) return;
  const value = slot.type === 'list' && isTruthy(given) && !Array.isArray(given) ? [given] : given;
  state.slots = withEntry(state.slots, name, value);
  if (!slot.influencesConversation) return;
  const feature = slotFeature(slot, value);
  if ((state.setFeatures[name] ?? null) === feature) return;
  state.setFeatures =
    feature === null ? withoutEntry(state.setFeatures, name) : withEntry(state.setFeatures, name, feature);
}

function openLoop(state: TrackerState, name: string | null): TrackerState['activeLoop'] {
  if (name === null) return null;
  return { name, is_interrupted: false, rejected: false, trigger_message: state.latestMessage?.parse_data ?? null };
}

function addEntities(state: TrackerState, entities: TrackerState['entities']): void {
  const known = new Set(state.entities.map((entity) => JSON.stringify(entity)));
  const added = entities.filter((entity) => !known.has(JSON.stringify(entity)));
  if (added.length > 0) state.entities = [...state.entities, ...added];
}

/** Python's truth of a JSON value. */
export function isTruthy(value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
