import {
  type AnnotatedEntity,
  annotateText,
  type JsonValue,
  type TestedStep,
  type TestedStory,
} from '@hamzaban/rasa-project';
import type { EntityMatch } from '../events/parse-data.ts';
import type { EvaluatedStep, EvaluatedStory } from './evaluated-story.ts';

/**
 * An evaluated story as `rasa test` writes it: what went wrong as comments, listens only where they went wrong, user turns
 * by their intents.
 */
export function testedStory({ name, file, steps }: EvaluatedStory): TestedStory {
  return { name: file === '' ? name : `${name} (${file})`, steps: steps.flatMap(testedSteps) };
}

function testedSteps(step: EvaluatedStep): readonly TestedStep[] {
  switch (step.kind) {
    case 'user':
      return [userStep(step)];
    case 'action':
      return actionSteps(step);
    case 'event':
      return eventStep(step.event);
  }
}

function userStep({ event, intent, parse, isWrong }: Extract<EvaluatedStep, { kind: 'user' }>): TestedStep {
  const { entities } = event.parse_data;
  const step: { [key: string]: JsonValue } = { intent: intent.expected };
  if (entities.length > 0) step['entities'] = entities.map(entityItem);
  if (!isWrong || parse === null) return { step };
  return {
    step,
    comment: `predicted: ${intent.predicted ?? 'None'}: ${annotateText(event.text ?? '', annotations(event.text, parse.entities))}`,
  };
}

function entityItem({ entity, value, role, group }: EntityMatch): JsonValue {
  if (value === '' || value === null) return entity;
  return { [entity]: value, ...(role !== undefined && { role }), ...(group !== undefined && { group }) };
}

/** Entities whose place in the text is known; those of `/intent{…}` all have one place and stand in the text already. */
function annotations(text: string | null, entities: readonly EntityMatch[]): readonly AnnotatedEntity[] {
  if (text?.startsWith('/')) return [];
  return entities.flatMap(({ entity, value, start, end, role, group }): readonly AnnotatedEntity[] =>
    start === undefined || end === undefined
      ? []
      : [
          {
            entity,
            start,
            end,
            value: typeof value === 'string' ? value : JSON.stringify(value),
            ...(role !== undefined && { role }),
            ...(group !== undefined && { group }),
          },
        ],
  );
}

function actionSteps(step: Extract<EvaluatedStep, { kind: 'action' }>): readonly TestedStep[] {
  const comment = comments(step);
  if (step.expected === 'action_listen' && comment === undefined) return [];
  const written = step.isText ? { bot: step.expected } : { action: step.expected };
  return [comment === undefined ? { step: written } : { step: written, comment }];
}

function comments({
  isWrong,
  foundUnlikely,
  predicted,
}: Extract<EvaluatedStep, { kind: 'action' }>): string | undefined {
  if (isWrong && foundUnlikely) return `predicted: ${predicted} after action_unlikely_intent`;
  if (isWrong) return `predicted: ${predicted}`;
  return foundUnlikely ? 'predicted: action_unlikely_intent' : undefined;
}

function eventStep(event: Extract<EvaluatedStep, { kind: 'event' }>['event']): readonly TestedStep[] {
  switch (event.event) {
    case 'slot':
      return [{ step: { slot_was_set: [{ [event.name]: event.value }] } }];
    case 'active_loop':
      return [{ step: { active_loop: event.name } }];
    case 'user': {
      const entities = event.parse_data.entities.map(entityItem);
      return [{ step: { intent: event.parse_data.intent.name ?? null, ...(entities.length > 0 && { entities }) } }];
    }
    case 'restart':
    case 'rewind':
    case 'undo':
    case 'reset_slots':
    case 'pause':
    case 'resume':
      return [{ step: { action: event.event } }];
    default:
      return [];
  }
}
