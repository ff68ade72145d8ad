import type { JsonValue, SlotDefinition, SlotMapping } from '@hamzaban/rasa-project';
import type { EntityMatch } from '../events/parse-data.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { activeLoopName, slotValue } from '../tracker/tracker-state.ts';

/** Whether a mapping may fill its slot from the last message: names known, intent and conditions met (rasa-compat 10, 1-3). */
export function mappingApplies(slot: SlotDefinition, mapping: SlotMapping, tracker: Tracker): boolean {
  return isValid(mapping, tracker) && intentSuits(mapping, tracker) && conditionsHold(slot, mapping, tracker);
}

function isValid(mapping: SlotMapping, tracker: Tracker): boolean {
  const { domain } = tracker.context;
  if (mapping.type === 'from_entity') return mapping.entity !== undefined && domain.hasEntity(mapping.entity);
  return mapping.type !== 'from_intent' || mapping.intents.every((intent) => intent === '' || domain.hasIntent(intent));
}

function intentSuits(mapping: SlotMapping, tracker: Tracker): boolean {
  const intent = tracker.state.latestMessage?.parse_data.intent.name ?? null;
  if (intent !== null && mapping.intents.includes(intent)) return true;
  if (mapping.intents.length > 0) return false;
  return intent === null || !(mapping.notIntents.includes(intent) || ignoredByForm(mapping, tracker).includes(intent));
}

function ignoredByForm(mapping: SlotMapping, tracker: Tracker): readonly string[] {
  const loop = activeLoopName(tracker.state);
  if (loop === null) return [];
  const concernsForm = mapping.conditions.length === 0 || mapping.conditions.some((each) => each.activeLoop === loop);
  return concernsForm ? (tracker.context.domain.form(loop)?.ignoredIntents ?? []) : [];
}

function conditionsHold(slot: SlotDefinition, mapping: SlotMapping, tracker: Tracker): boolean {
  if (mapping.conditions.length === 0 || mapping.type === 'from_trigger_intent') return true;
  const { state, context } = tracker;
  const requested = slotValue(state, context.domain, 'requested_slot');
  if (state.activeLoop?.rejected && requested === slot.name) return false;
  const loop = activeLoopName(state);
  return mapping.conditions.some((condition) => {
    if (condition.activeLoop === null) return loop === null;
    if (condition.activeLoop !== loop) return false;
    return !condition.requestedSlot || condition.requestedSlot === requested;
  });
}

const none: readonly JsonValue[] = [];

/** The values a mapping finds in the last message; none for `custom`. */
export function mappedValues(mapping: SlotMapping, tracker: Tracker): readonly JsonValue[] {
  const { state } = tracker;
  switch (mapping.type) {
    case 'from_entity':
      return state.entities.length === 0 ? none : valuesOfEntity(mapping, state.entities);
    case 'from_text':
      return [state.latestMessage?.text ?? null];
    case 'from_intent':
      return [mapping.value ?? null];
    case 'from_trigger_intent':
      return isTriggered(mapping, tracker) ? [mapping.value ?? null] : none;
    case 'custom':
      return none;
  }
}

function valuesOfEntity(mapping: SlotMapping, entities: readonly EntityMatch[]): readonly JsonValue[] {
  const values: JsonValue[] = [];
  for (const { entity, role, group, value } of entities)
    if (
      entity === mapping.entity &&
      (role ?? null) === (mapping.role ?? null) &&
      (group ?? null) === (mapping.group ?? null)
    )
      values.push(value);
  return values;
}

function isTriggered(mapping: SlotMapping, tracker: Tracker): boolean {
  const loop = activeLoopName(tracker.state);
  if (loop === null) return false;
  return mapping.conditions.length === 0 || mapping.conditions.some((condition) => condition.activeLoop === loop);
}
