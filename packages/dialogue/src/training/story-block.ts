import type { JsonValue, Rule, Story, StoryStep } from '@hamzaban/rasa-project';
import { ruleSnippetAction } from '../domain/default-names.ts';
import type { DomainView } from '../domain/domain-view.ts';
import { actionEvent, loopEvent } from '../events/make-event.ts';
import { hashKey } from '../tracker/state-key.ts';
import { slotItemEvent, stepEvents, type TrainingEvent, userEvent } from './training-event.ts';

export const storyStart = 'STORY_START';

export interface StartCheckpoint {
  readonly name: string;
  readonly conditions: readonly (readonly [string, JsonValue])[];
}

/** A stretch of a story or rule between two checkpoints (rasa-compat 13.1). */
export interface Block {
  readonly name: string;
  readonly source: Story | Rule;
  starts: readonly StartCheckpoint[];
  ends: readonly string[];
  readonly events: TrainingEvent[];
}

/** Cuts a story into blocks. */
export function storyBlocks(story: Story, domain: DomainView): readonly Block[] {
  const builder = createBuilder(story);
  for (const step of story.steps) addStep(builder, step, domain);
  return builder.finish();
}

/** Cuts a rule into blocks: its conditions, the "anything may have happened" action, its steps. */
export function ruleBlocks(rule: Rule, domain: DomainView): readonly Block[] {
  const builder = createBuilder(rule);
  for (const condition of rule.conditions) {
    if (condition.kind === 'loop') builder.add([loopEvent(condition.name, 0)]);
    else for (const item of condition.slots) builder.add([slotItemEvent(item, domain)]);
  }
  if (!rule.conversationStart) builder.add([actionEvent(ruleSnippetAction, 0)]);
  for (const step of rule.steps) addStep(builder, step, domain);
  if (!rule.waitForUserInput) builder.add([actionEvent(ruleSnippetAction, 0)]);
  return builder.finish();
}

function addStep(builder: Builder, step: StoryStep, domain: DomainView): void {
  if (step.kind === 'checkpoint') {
    builder.checkpoint(
      step.name,
      step.conditions.map((item) => [item.slot, item.value] as const),
    );
    return;
  }
  if (step.kind !== 'or') {
    for (const event of stepEvents(step, domain)) builder.add([event]);
    return;
  }
  const alternatives = step.alternatives.flatMap((each): TrainingEvent[] =>
    each.kind === 'user' ? [userEvent(each)] : each.slots.map((item) => slotItemEvent(item, domain)),
  );
  if (alternatives.length > 0) builder.add(alternatives);
}

interface Builder {
  /** Adds one event, or several alternatives of which each path takes one. */
  add(alternatives: readonly TrainingEvent[]): void;
  checkpoint(name: string, conditions: StartCheckpoint['conditions']): void;
  finish(): readonly Block[];
}

function createBuilder(source: Story | Rule): Builder {
  const done: Block[] = [];
  let starts: StartCheckpoint[] = [];
  let current: Block[] = [];

  const open = (): void => {
    const finished = current.filter((block) => block.ends.length > 0);
    done.push(...finished);
    const unfinished = current.filter((block) => block.ends.length === 0);
    if (unfinished.length > 0) {
      current = unfinished;
      return;
    }
    const names = new Set(finished.flatMap((block) => block.ends));
    const from = current.length === 0 ? starts : [...names].map((name) => ({ name, conditions: [] }));
    const first = from.length > 0 ? from : [{ name: storyStart, conditions: [] }];
    current = [{ name: source.name, source, starts: first, ends: [], events: [] }];
  };

  return {
    add(alternatives) {
      open();
      const [only] = alternatives;
      if (alternatives.length === 1 && only !== undefined) {
        for (const block of current) block.events.push(only);
        return;
      }
      const checkpoint = alternativesName(source.name, current, alternatives);
      current = current.flatMap((block) =>
        alternatives.map((event) => ({ ...block, events: [...block.events, event], ends: [checkpoint] })),
      );
    },
    checkpoint(name, conditions) {
      if (current.length === 0) {
        starts = [...starts, { name, conditions }];
        return;
      }
      const copies: Block[] = [];
      for (const block of current) {
        if (block.ends.length > 0) copies.push({ ...block, events: [...block.events], ends: [name] });
        else block.ends = [name];
      }
      current.push(...copies);
    },
    finish: () => [...done, ...current],
  };
}

/** Equal alternatives at equal places of stories of one name share a checkpoint, as in Rasa. */
function alternativesName(name: string, blocks: readonly Block[], alternatives: readonly TrainingEvent[]): string {
  const members = alternatives.map((event) => JSON.stringify(event)).sort();
  const starts = [...new Set(blocks.flatMap((block) => block.starts.map((start) => start.name)))].sort();
  // Hashed, since a name holds the names before it: written out it would double with every step.
  return `GENR_OR_${hashKey(JSON.stringify([name, blocks.map((block) => block.events), starts, members]))}`;
}
