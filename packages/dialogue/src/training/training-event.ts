import type { JsonValue, SlotItem, StepEntity, StoryStep, UserStep } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import type { DialogueEvent, UserEvent } from '../events/dialogue-event.ts';
import { actionEvent, bareEvent, loopEvent, slotEvent } from '../events/make-event.ts';
import type { EntityMatch } from '../events/parse-data.ts';

/** An event of a story or rule. `unpredictable`: history only, never something to learn. */
export type TrainingEvent = DialogueEvent & { readonly unpredictable?: true };

const eventsByActionName: ReadonlyMap<string, 'restart' | 'rewind' | 'undo' | 'reset_slots' | 'pause' | 'resume'> =
  new Map([
    ['restart', 'restart'],
    ['rewind', 'rewind'],
    ['undo', 'undo'],
    ['reset_slots', 'reset_slots'],
    ['pause', 'pause'],
    ['resume', 'resume'],
  ]);

/** The events of one step that has no alternatives (rasa-compat 4.2). `isRule`: null means "must not be set". */
export function stepEvents(
  step: Exclude<StoryStep, { kind: 'or' | 'checkpoint' }>,
  domain: DomainView,
): TrainingEvent[] {
  switch (step.kind) {
    case 'user':
      return [userEvent(step)];
    case 'action': {
      const bare = eventsByActionName.get(step.name);
      return [bare === undefined ? actionEvent(step.name, 0) : bareEvent(bare, 0)];
    }
    case 'bot':
      return [{ ...actionEvent('', 0), name: null, action_text: step.text }];
    case 'slots':
      return step.slots.map((item) => slotItemEvent(item, domain));
    case 'loop':
      return [loopEvent(step.name, 0)];
  }
}

/** The `slot` event of a `slot_was_set` item; a bare name means "set to something" for texts and lists. */
export function slotItemEvent(item: SlotItem, domain: DomainView): TrainingEvent {
  return slotEvent(item.slot, item.isBare ? bareValue(item.slot, domain) : item.value, 0);
}

function bareValue(name: string, domain: DomainView): JsonValue {
  const type = domain.slot(name)?.type;
  if (type === 'text') return 'filled';
  return type === 'list' ? ['filled'] : null;
}

/** The user turn of a step. */
export function userEvent(step: UserStep): UserEvent {
  const full = step.fullIntent === undefined ? {} : { full_retrieval_intent_name: step.fullIntent };
  return {
    event: 'user',
    timestamp: 0,
    text: step.text,
    parse_data: {
      text: step.text,
      intent: { name: step.intent, confidence: 1, ...full },
      entities: placedEntities(step),
    },
    input_channel: null,
    message_id: null,
  };
}

/** Entities with their place in the text, as `rasa test` compares them; of `/intent{…}` it is that of the braces. */
function placedEntities({ text, entities, annotated = [] }: UserStep): readonly EntityMatch[] {
  const brace = text?.startsWith('/') ? text.indexOf('{') : -1;
  if (text !== null && brace > 0) {
    const span = { start: brace, end: text.lastIndexOf('}') + 1 };
    return entities.map((entity) => ({ ...stepEntity(entity), ...span }));
  }
  return entities.map((entity, index) => {
    const at = annotated[index];
    return at === undefined ? stepEntity(entity) : { ...stepEntity(entity), start: at.start, end: at.end };
  });
}

function stepEntity(entity: StepEntity): EntityMatch {
  return {
    entity: entity.type,
    value: entity.value,
    ...(entity.role === undefined ? {} : { role: entity.role }),
    ...(entity.group === undefined ? {} : { group: entity.group }),
  };
}
