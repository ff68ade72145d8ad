import type { JsonValue, SlotDefinition } from '@hamzaban/rasa-project';
import { shouldNotBeSet } from '../domain/default-names.ts';
import type { DomainView } from '../domain/domain-view.ts';
import { actionEvent, slotEvent } from '../events/make-event.ts';
import type { EntityMatch } from '../events/parse-data.ts';
import type { Block } from './story-block.ts';
import type { TrainingEvent } from './training-event.ts';

/**
 * A block's events with what goes without saying (rasa-compat 4.4, 13.2): a listen before each user turn and at the
 * end, slots filled by annotated entities, and in rules the marker for "must not be set" instead of null.
 */
export function explicitEvents(block: Block, domain: DomainView, isRule: boolean): readonly TrainingEvent[] {
  const events: TrainingEvent[] = [];
  const listen = (): void => {
    const last = events.at(-1);
    if (last?.event !== 'action' || last.name !== 'action_listen') events.push(actionEvent('action_listen', 0));
  };
  for (const event of block.events) {
    if (event.event === 'user') {
      listen();
      events.push(event, ...slotsForEntities(event.parse_data.entities, domain));
    } else {
      events.push(isRule ? markNull(event) : event);
    }
  }
  if (block.ends.length === 0) listen();
  return events;
}

function markNull(event: TrainingEvent): TrainingEvent {
  if (event.event === 'active_loop' && event.name === null) return { ...event, name: shouldNotBeSet };
  if (event.event === 'slot' && event.value === null) return { ...event, value: shouldNotBeSet };
  return event;
}

/** Slots that annotated entities fill through mappings without a form condition; intents of mappings do not count. */
export function slotsForEntities(entities: readonly EntityMatch[], domain: DomainView): readonly TrainingEvent[] {
  if (!domain.storeEntitiesAsSlots || entities.length === 0) return [];
  const events: TrainingEvent[] = [];
  for (const slot of domain.slots) {
    const values = mappedValues(slot, entities);
    const last = values.at(-1);
    if (last !== undefined) events.push(slotEvent(slot.name, slot.type === 'list' ? values : last, 0));
  }
  return events;
}

function mappedValues(slot: SlotDefinition, entities: readonly EntityMatch[]): JsonValue[] {
  const values: JsonValue[] = [];
  for (const mapping of slot.mappings) {
    if (mapping.type !== 'from_entity' || (mapping.conditions[0]?.activeLoop ?? null) !== null) continue;
    for (const entity of entities) {
      if (entity.entity === mapping.entity && entity.role === mapping.role && entity.group === mapping.group) {
        values.push(entity.value);
      }
    }
  }
  return values;
}
