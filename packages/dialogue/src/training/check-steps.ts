import type { Diagnostic, Position, Rule, SlotItem, Story, StoryStep } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';

/** Finds names in stories and rules that the domain does not have: intents (warning), actions, slots, loops (errors). */
export function checkSteps(
  input: { readonly stories: readonly Story[]; readonly rules: readonly Rule[] },
  domain: DomainView,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const story of [...input.stories, ...input.rules]) {
    const kind = 'conversationStart' in story ? 'rule' : 'story';
    const report: Report = (severity, code, message, hint, at) => {
      found.push({ ...(at ?? story.at), severity, code, message: `${message} (in ${kind} '${story.name}')`, hint });
    };
    for (const step of story.steps) checkStep(step, domain, report);
    if (!('conversationStart' in story)) continue;
    for (const condition of story.conditions) {
      if (condition.kind === 'slots') checkSlots(condition.slots, domain, report, undefined);
      else checkLoop(condition.name, domain, report, undefined);
    }
  }
  return found;
}

type Report = (
  severity: Diagnostic['severity'],
  code: string,
  message: string,
  hint: string,
  at: Position | undefined,
) => void;

const eventNames = new Set(['restart', 'rewind', 'undo', 'reset_slots', 'pause', 'resume']);

function checkStep(step: StoryStep, domain: DomainView, report: Report): void {
  switch (step.kind) {
    case 'user':
      if (step.intent !== null && !domain.hasIntent(step.intent)) {
        const hint = `Add '${step.intent}' to the domain's intents, or correct the name.`;
        report('warning', 'unknown-intent', `The intent '${step.intent}' is not in the domain.`, hint, step.at);
      }
      return;
    case 'or':
      for (const each of step.alternatives) checkStep(each, domain, report);
      return;
    case 'action':
      if (domain.actionIndex(step.name) === undefined && !eventNames.has(step.name)) {
        const where = step.name.startsWith('utter_') ? 'responses' : 'actions';
        const hint = `Add '${step.name}' to the domain's ${where}, or correct the name.`;
        report('error', 'unknown-action', `The action '${step.name}' is not in the domain.`, hint, step.at);
      }
      return;
    case 'slots':
      checkSlots(step.slots, domain, report, step.at);
      return;
    case 'loop':
      checkLoop(step.name, domain, report, step.at);
      return;
    case 'checkpoint':
      checkSlots(step.conditions, domain, report, step.at);
      return;
    case 'bot':
      return;
  }
}

function checkSlots(items: readonly SlotItem[], domain: DomainView, report: Report, at: Position | undefined): void {
  for (const item of items) {
    const slot = domain.slot(item.slot);
    if (slot === undefined) {
      const hint = `Add '${item.slot}' to the domain's slots, or correct the name.`;
      report('error', 'unknown-slot', `The slot '${item.slot}' is not in the domain.`, hint, at);
    } else if (item.isBare && slot.influencesConversation && slot.type !== 'text' && slot.type !== 'list') {
      const message = `The slot '${item.slot}' is named without a value; for a slot of type '${slot.type}' this means it is empty.`;
      report('warning', 'slot-without-value', message, `Write '${item.slot}: <value>'.`, at);
    }
  }
}

function checkLoop(name: string | null, domain: DomainView, report: Report, at: Position | undefined): void {
  if (name === null || domain.form(name) !== undefined || domain.actionIndex(name) !== undefined) return;
  const hint = `Add '${name}' to the domain's forms, or correct the name.`;
  report('error', 'unknown-loop', `The form or loop '${name}' is not in the domain.`, hint, at);
}
