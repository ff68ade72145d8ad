import { DEFAULT_INTENTS } from '../default-names.ts';
import type { Position } from '../documents/diagnostic.ts';
import type { Rule, SlotItem, Story, StoryStep, UserStep } from '../documents/story.ts';
import type { CheckContext } from './check-context.ts';
import { suggestName } from './near-name.ts';

/** What one story or rule says about itself in a message. */
interface Owner {
  readonly title: string;
  readonly at: Position;
}

/** Intents, actions, slots and loops of stories and rules against the domain; the shape of rules. */
export function checkDialogues(context: CheckContext): void {
  const { project, isDomainComplete } = context;
  checkRepeatedNames(project.stories, 'story', context);
  checkRepeatedNames(project.rules, 'rule', context);
  for (const rule of project.rules) checkUserTurns(rule, context);
  if (!isDomainComplete) return;
  checkUnusedIntents(context);
  const reported = new Set<string>();
  for (const story of project.stories)
    checkSteps(story.steps, { title: `the story '${story.name}'`, at: story.at }, { ...context, reported });
  for (const rule of project.rules) {
    const owner = { title: `the rule '${rule.name}'`, at: rule.at };
    checkSteps(rule.steps, owner, { ...context, reported });
    for (const condition of rule.conditions) {
      if (condition.kind === 'slots') checkSlotItems(condition.slots, owner, { ...context, reported });
      else checkLoop(condition.name, owner, { ...context, reported });
    }
  }
}

/** A wrong name is reported where it stands first, not at each of its uses. */
type StepContext = CheckContext & { readonly reported: Set<string> };

function isFirst(kind: string, name: string, reported: Set<string>): boolean {
  const key = `${kind} ${name}`;
  if (reported.has(key)) return false;
  reported.add(key);
  return true;
}

function checkSteps(steps: readonly StoryStep[], owner: Owner, context: StepContext): void {
  for (const step of steps) {
    const place = { ...owner, at: step.at ?? owner.at };
    switch (step.kind) {
      case 'user':
        checkIntent(step, place, context);
        break;
      case 'action':
        checkAction(step.name, place, context);
        break;
      case 'slots':
        checkSlotItems(step.slots, place, context);
        break;
      case 'checkpoint':
        checkSlotItems(step.conditions, place, context);
        break;
      case 'loop':
        checkLoop(step.name, place, context);
        break;
      case 'or':
        checkSteps(step.alternatives, place, context);
        break;
      case 'bot':
        break;
    }
  }
}

function checkIntent({ intent }: UserStep, { title, at }: Owner, { names, report, reported }: StepContext): void {
  if (intent === null || names.intents.has(intent) || !isFirst('intent', intent, reported)) return;
  report({
    code: 'unknown-intent',
    at,
    message: `The intent '${intent}' in ${title} is not listed in the domain.`,
    hint: suggestName(intent, names.intents, `Add \`- ${intent}\` to \`intents:\` in the domain.`),
  });
}

function checkAction(name: string, { title, at }: Owner, { names, report, reported }: StepContext): void {
  if (names.actions.has(name) && !(name.startsWith('utter_') && isWithoutResponse(name, names))) return;
  if (!isFirst('action', name, reported)) return;
  if (name.startsWith('utter_')) {
    if (names.listedActions.has(name)) return;
    report({
      code: 'missing-response',
      at,
      message: `The action '${name}' in ${title} has no response in the domain.`,
      hint: suggestName(name, names.responses, `Add \`${name}:\` with \`- text: "…"\` to \`responses:\`.`),
    });
    return;
  }
  report({
    code: 'unknown-action',
    // The real Rasa looks only at names that begin with action_.
    severity: name.startsWith('action_') ? 'error' : 'warning',
    at,
    message: `The action '${name}' in ${title} is not listed in the domain.`,
    hint: suggestName(name, names.actions, `Add \`- ${name}\` to \`actions:\` in the domain.`),
  });
}

function isWithoutResponse(name: string, names: CheckContext['names']): boolean {
  return !names.responses.has(name) && !names.listedActions.has(name) && !names.forms.has(name);
}

function checkSlotItems(
  items: readonly SlotItem[],
  { title, at }: Owner,
  { names, report, reported }: StepContext,
): void {
  for (const item of items) {
    const place = item.at ?? at;
    if (!names.slots.has(item.slot)) {
      if (!isFirst('slot', item.slot, reported)) continue;
      report({
        code: 'unknown-slot',
        at: place,
        message: `The slot '${item.slot}' in ${title} is not defined in the domain.`,
        hint: suggestName(item.slot, names.slots, `Add \`${item.slot}:\` to \`slots:\` in the domain.`),
      });
      continue;
    }
    if (!item.isBare) continue;
    const type = names.slotTypes.get(item.slot);
    if (type === undefined || type === 'text' || type === 'list' || type === 'any') continue;
    report({
      code: 'slot-needs-value',
      at: place,
      message: `\`slot_was_set\` in ${title} names the ${type} slot '${item.slot}' without a value.`,
      hint: `Write \`- ${item.slot}: <value>\`.`,
    });
  }
}

function checkLoop(name: string | null, { title, at }: Owner, { names, report, reported }: StepContext): void {
  if (name === null || names.forms.has(name) || names.listedActions.has(name) || name === 'action_two_stage_fallback')
    return;
  if (!isFirst('loop', name, reported)) return;
  report({
    code: 'unknown-form',
    at,
    message: `The loop '${name}' in ${title} is not a form of the domain.`,
    hint: suggestName(name, names.forms, `Add \`${name}:\` to \`forms:\` in the domain.`),
  });
}

function checkUnusedIntents({ project, report, isDataComplete, configAt }: CheckContext): void {
  if (!isDataComplete || (project.stories.length === 0 && project.rules.length === 0)) return;
  const used = new Set<string | null>(DEFAULT_INTENTS);
  const note = (step: StoryStep): void => {
    if (step.kind === 'user') used.add(step.intent);
    if (step.kind === 'or') step.alternatives.forEach(note);
  };
  for (const dialogue of [...project.stories, ...project.rules]) dialogue.steps.forEach(note);
  for (const intent of project.domain.intents) {
    if (used.has(intent.name)) continue;
    report({
      code: 'unused-intent',
      at: intent.at ?? configAt,
      message: `The intent '${intent.name}' is not used in any story or rule.`,
      hint: 'Add a rule or story that answers it, or delete it.',
    });
  }
}

function checkRepeatedNames(
  dialogues: readonly (Story | Rule)[],
  kind: 'story' | 'rule',
  { report }: CheckContext,
): void {
  const first = new Map<string, Position>();
  for (const { name, at } of dialogues) {
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, at);
    else {
      report({
        code: 'duplicate-story-name',
        at,
        message: `The ${kind} '${name}' has the same name as the one in ${earlier.file}, line ${earlier.line}.`,
        hint: 'Give one of the two another name.',
      });
    }
  }
}

function checkUserTurns(rule: Rule, { project, report }: CheckContext): void {
  const policy = project.config.policies.find((candidate) => candidate.name === 'RulePolicy');
  if (policy?.options['restrict_rules'] === false) return;
  const turns = rule.steps.filter(
    (step) =>
      step.kind === 'user' ||
      (step.kind === 'or' && step.alternatives.some((alternative) => alternative.kind === 'user')),
  );
  const second = turns[1];
  if (second === undefined) return;
  report({
    code: 'rule-with-two-user-turns',
    at: second.at ?? rule.at,
    message: `The rule '${rule.name}' has more than one user turn.`,
    hint: 'Write a story instead, split it into several rules, or set `restrict_rules: false` at RulePolicy.',
  });
}
