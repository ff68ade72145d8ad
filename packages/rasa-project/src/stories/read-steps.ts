import type { StoryStep } from '../documents/story.ts';
import { describeNode, fieldOf, isNull, type LocatedMap, type LocatedNode } from '../yaml/located-node.ts';
import { readSlotItems } from './read-slot-items.ts';
import { readUserStep } from './read-user-step.ts';
import type { StepContext } from './step-context.ts';

type Alternative = Extract<StoryStep, { kind: 'or' }>['alternatives'][number];

/** The `steps:` of a story or rule; steps that mean nothing are reported and left out. */
export function readSteps(node: LocatedNode, context: StepContext): readonly StoryStep[] {
  const list = context.fields.list(node, `\`steps\` of ${context.owner}`);
  return (list?.items ?? []).map((item) => readStep(item, context)).filter((step) => step !== undefined);
}

function readStep(node: LocatedNode, context: StepContext): StoryStep | undefined {
  const { fields, owner } = context;
  if (node.kind !== 'map') {
    // `...` marks a cut in rules that Rasa itself writes out.
    if (node.kind === 'scalar' && node.value === '...') return undefined;
    fields.report('unexpected-step', node, {
      message: `A step of ${owner} is ${describeNode(node)}, so it is skipped.`,
      hint: 'A step is one of `- intent:`, `- action:`, `- slot_was_set:`, `- active_loop:`, `- checkpoint:`, `- or:`, `- user:`, `- bot:`.',
    });
    return undefined;
  }
  if (fieldOf(node, 'intent') !== undefined || fieldOf(node, 'user') !== undefined) return readUserStep(node, context);
  const or = fieldOf(node, 'or');
  if (or !== undefined) return readOr(or, node, context);
  const action = fieldOf(node, 'action');
  if (action !== undefined) {
    const name = fields.text(action, `an action of ${owner}`)?.trim();
    if (name !== '') return name === undefined ? undefined : { kind: 'action', name, at: fields.at(node) };
    fields.report('empty-name', action, {
      message: `An action of ${owner} has an empty name, so it is skipped.`,
      hint: 'Write `- action: name`.',
    });
    return undefined;
  }
  const bot = fieldOf(node, 'bot');
  if (bot !== undefined) {
    const text = fields.text(bot, `a bot text of ${owner}`)?.trim();
    return text === undefined ? undefined : { kind: 'bot', text, at: fields.at(node) };
  }
  return readStateStep(node, context);
}

function readStateStep(node: LocatedMap, { fields, owner }: StepContext): StoryStep | undefined {
  const at = fields.at(node);
  const slots = fieldOf(node, 'slot_was_set');
  const checkpoint = fieldOf(node, 'checkpoint');
  if (checkpoint !== undefined) {
    const name = fields.text(checkpoint, `a checkpoint of ${owner}`);
    const conditions = slots === undefined ? [] : readSlotItems(slots, owner, fields);
    return name === undefined ? undefined : { kind: 'checkpoint', name, conditions, at };
  }
  if (slots !== undefined) return { kind: 'slots', slots: readSlotItems(slots, owner, fields), at };
  const loop = fieldOf(node, 'active_loop') ?? fieldOf(node, 'form');
  if (loop !== undefined) {
    if (isNull(loop)) return { kind: 'loop', name: null, at };
    const name = fields.text(loop, `a loop of ${owner}`);
    return name === undefined ? undefined : { kind: 'loop', name, at };
  }
  if (fieldOf(node, 'metadata') !== undefined) return undefined;
  fields.report('unexpected-step', node, {
    severity: 'error',
    message: `A step of ${owner} has the key '${node.entries[0]?.key ?? ''}', which is no kind of step; it is skipped.`,
    hint: 'A step is one of `- intent:`, `- action:`, `- slot_was_set:`, `- active_loop:`, `- checkpoint:`, `- or:`, `- user:`, `- bot:`.',
  });
  return undefined;
}

function readOr(or: LocatedNode, node: LocatedMap, context: StepContext): StoryStep | undefined {
  const { fields, owner } = context;
  const items = fields.list(or, `\`or\` of ${owner}`)?.items ?? [];
  if (or.kind === 'list' && items.length === 0) {
    fields.report('empty-list', or, {
      message: `\`or\` of ${owner} lists no alternatives, so the step is skipped.`,
      hint: 'Below `or:` write `- intent: …` or `- slot_was_set: …`, or delete the step.',
    });
  }
  const alternatives = items.flatMap((item): readonly Alternative[] => {
    const map = fields.map(item, `an alternative of \`or\` in ${owner}`);
    if (map === undefined) return [];
    if (fieldOf(map, 'intent') !== undefined || fieldOf(map, 'user') !== undefined) {
      const step = readUserStep(map, context);
      return step === undefined ? [] : [step];
    }
    const slots = fieldOf(map, 'slot_was_set');
    if (slots !== undefined) return [{ kind: 'slots', slots: readSlotItems(slots, owner, fields), at: fields.at(map) }];
    fields.report('unexpected-step', map, {
      severity: 'error',
      message: `An alternative of \`or\` in ${owner} is neither an intent nor \`slot_was_set\`; it is skipped.`,
      hint: 'Below `or:` write `- intent: …` or `- slot_was_set: …` only.',
    });
    return [];
  });
  return alternatives.length === 0 ? undefined : { kind: 'or', alternatives, at: fields.at(node) };
}
