import type { Rule, Story } from '../documents/story.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import { readConditions } from './read-conditions.ts';
import { readSteps } from './read-steps.ts';

export interface StoryFileContext {
  readonly fields: FieldReader;
  /** How a `test_` file is read by `rasa test`: full retrieval intents are kept for checking. */
  readonly isTest: boolean;
}

export interface StoryFile {
  readonly stories: readonly Story[];
  readonly rules: readonly Rule[];
}

/** The `stories:` and `rules:` of one file; its version was checked before. */
export function readStoryFile(root: LocatedMap, context: StoryFileContext): StoryFile {
  const { fields } = context;
  return {
    stories: readItems(root, 'stories', fields).flatMap((item) => readStory(item, context)),
    rules: readItems(root, 'rules', fields).flatMap((item) => readRule(item, context)),
  };
}

function readItems(root: LocatedMap, key: 'stories' | 'rules', fields: FieldReader): readonly LocatedNode[] {
  const node = fieldOf(root, key);
  if (node === undefined || isNull(node)) return [];
  return fields.list(node, `the \`${key}\` section`)?.items ?? [];
}

function readStory(node: LocatedNode, context: StoryFileContext): readonly Story[] {
  const item = readItem(node, 'story', context);
  return item === undefined ? [] : [{ ...item, isTest: context.isTest }];
}

function readRule(node: LocatedNode, context: StoryFileContext): readonly Rule[] {
  const { fields } = context;
  const item = readItem(node, 'rule', context);
  if (item === undefined || node.kind !== 'map') return [];
  const conditionNode = fieldOf(node, 'condition');
  const flag = (key: string, fallback: boolean) => {
    const value = fieldOf(node, key);
    return value === undefined
      ? fallback
      : (fields.boolean(value, `\`${key}\` of the rule '${item.name}'`) ?? fallback);
  };
  const conditions =
    conditionNode === undefined || isNull(conditionNode) ? [] : readConditions(conditionNode, item.name, fields);
  return [
    {
      ...item,
      conditions,
      conversationStart: flag('conversation_start', false),
      waitForUserInput: flag('wait_for_user_input', true),
    },
  ];
}

function readItem(
  node: LocatedNode,
  kind: 'story' | 'rule',
  context: StoryFileContext,
): Pick<Story, 'name' | 'steps' | 'metadata' | 'at'> | undefined {
  const { fields } = context;
  const map = fields.map(node, `an item of the list of ${kind === 'story' ? 'stories' : 'rules'}`);
  if (map === undefined) return undefined;
  const nameNode = fieldOf(map, kind);
  if (nameNode === undefined || isNull(nameNode)) {
    fields.report('story-without-name', map, {
      message: `A ${kind} has no name and is skipped.`,
      hint: `Begin it with \`- ${kind}: name\`.`,
    });
    return undefined;
  }
  const name = fields.text(nameNode, `the name of a ${kind}`) ?? '';
  const stepsNode = fieldOf(map, 'steps');
  if (stepsNode === undefined || isNull(stepsNode) || (stepsNode.kind === 'list' && stepsNode.items.length === 0)) {
    fields.report('story-without-steps', map, {
      message: `The ${kind} '${name}' has no steps and is skipped.`,
      hint: 'Add `steps:` and below it `- intent: …` and `- action: …`.',
    });
    return undefined;
  }
  const steps = readSteps(stepsNode, { ...context, owner: `the ${kind} '${name}'` });
  const metadata = fieldOf(map, 'metadata');
  return { name, steps, at: fields.at(map), ...(metadata === undefined ? {} : { metadata: toJson(metadata) }) };
}
