import type { JsonValue } from '../documents/json-value.ts';
import type { Rule, SlotItem, StepEntity, Story, StoryStep, UserStep } from '../documents/story.ts';
import { LATEST_FORMAT_VERSION } from '../project/format-version.ts';
import { annotateText } from './annotate-text.ts';
import { toYaml } from './yaml-text.ts';

type Written = { readonly [key: string]: JsonValue };

/** Stories and rules to be written. */
export interface Dialogues {
  readonly stories?: readonly Story[];
  readonly rules?: readonly Rule[];
}

/** Stories and rules as one YAML file. */
export function writeStories({ stories = [], rules = [] }: Dialogues): string {
  return toYaml({
    version: LATEST_FORMAT_VERSION,
    ...(stories.length === 0 ? {} : { stories: stories.map(writeStory) }),
    ...(rules.length === 0 ? {} : { rules: rules.map(writeRule) }),
  });
}

function writeStory({ name, metadata, steps }: Story): Written {
  return { story: name, ...(metadata === undefined ? {} : { metadata }), steps: steps.map(writeStep) };
}

function writeRule(rule: Rule): Written {
  const conditions = rule.conditions.map(
    (condition): Written =>
      condition.kind === 'slots' ? { slot_was_set: condition.slots.map(writeSlot) } : { active_loop: condition.name },
  );
  return {
    rule: rule.name,
    ...(rule.metadata === undefined ? {} : { metadata: rule.metadata }),
    ...(conditions.length === 0 ? {} : { condition: conditions }),
    ...(rule.conversationStart ? { conversation_start: true } : {}),
    ...(rule.waitForUserInput ? {} : { wait_for_user_input: false }),
    steps: rule.steps.map(writeStep),
  };
}

function writeStep(step: StoryStep): Written {
  switch (step.kind) {
    case 'user':
      return writeUser(step);
    case 'or':
      return { or: step.alternatives.map(writeStep) };
    case 'action':
      return { action: step.name };
    case 'bot':
      return { bot: step.text };
    case 'checkpoint':
      return {
        checkpoint: step.name,
        ...(step.conditions.length === 0 ? {} : { slot_was_set: step.conditions.map(writeSlot) }),
      };
    case 'slots':
      return { slot_was_set: step.slots.map(writeSlot) };
    case 'loop':
      return { active_loop: step.name };
  }
}

function writeUser({ intent, fullIntent, text, entities, annotated }: UserStep): Written {
  const name = fullIntent ?? intent;
  return {
    ...(text === null ? {} : { user: annotateText(text, annotated ?? []) }),
    ...(name === null ? {} : { intent: name }),
    ...(text === null && entities.length > 0 ? { entities: entities.map(writeEntity) } : {}),
  };
}

function writeEntity({ type, value, role, group }: StepEntity): JsonValue {
  const isBare = value === '' && role === undefined && group === undefined;
  if (isBare) return type;
  return { [type]: value, ...(role === undefined ? {} : { role }), ...(group === undefined ? {} : { group }) };
}

function writeSlot({ slot, value, isBare }: SlotItem): JsonValue {
  return isBare ? slot : { [slot]: value };
}
