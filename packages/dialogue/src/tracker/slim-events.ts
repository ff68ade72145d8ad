import type { DialogueEvent, UserEvent } from '../events/dialogue-event.ts';
import type { EntityMatch } from '../events/parse-data.ts';

/**
 * The applied events without what no policy reads: metadata, rankings, and the texts of turns whose intent was used.
 * The latest message stays as it is.
 */
export function slimEvents(events: readonly DialogueEvent[]): readonly DialogueEvent[] {
  const slim: DialogueEvent[] = new Array(events.length);
  let usesIntent = false;
  let isLatest = true;
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index] as DialogueEvent;
    if (event.event === 'user_featurization') usesIntent = !event.use_text_for_featurization;
    slim[index] = event.event === 'user' ? slimUser(event, usesIntent, isLatest) : withoutMetadata(event);
    if (event.event !== 'user') continue;
    isLatest = false;
    usesIntent = false;
  }
  return slim;
}

function withoutMetadata(event: DialogueEvent): DialogueEvent {
  if (event.metadata === undefined) return event;
  const { metadata: _, ...rest } = event;
  return rest as DialogueEvent;
}

function slimUser(event: UserEvent, usesIntent: boolean, isLatest: boolean): UserEvent {
  if (isLatest) return withoutMetadata(event) as UserEvent;
  const { name, confidence } = event.parse_data.intent;
  return {
    event: 'user',
    timestamp: event.timestamp,
    text: usesIntent ? null : event.text,
    parse_data: {
      intent: confidence === undefined ? { name } : { name, confidence },
      entities: event.parse_data.entities.map(slimEntity),
    },
    input_channel: event.input_channel,
    message_id: null,
  };
}

function slimEntity(entity: EntityMatch): EntityMatch {
  const slim: { -readonly [Key in keyof EntityMatch]: EntityMatch[Key] } = {
    entity: entity.entity,
    value: entity.value,
  };
  if (entity.role !== undefined) slim.role = entity.role;
  if (entity.group !== undefined) slim.group = entity.group;
  return slim;
}
