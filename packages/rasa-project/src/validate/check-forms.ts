import type { CheckContext } from './check-context.ts';
import { suggestName } from './near-name.ts';

/** The names with which a form may ask for a slot, in the order Rasa tries them. */
export function questionsFor(form: string, slot: string): readonly string[] {
  return [`action_ask_${form}_${slot}`, `utter_ask_${form}_${slot}`, `action_ask_${slot}`, `utter_ask_${slot}`];
}

/** Forms against slots, intents and the questions they ask. */
export function checkForms({ project, names, report, isDomainComplete, configAt }: CheckContext): void {
  if (!isDomainComplete) return;
  for (const form of project.domain.forms) {
    const at = form.at ?? configAt;
    for (const slot of form.requiredSlots) {
      if (!names.slots.has(slot)) {
        report({
          code: 'form-unknown-slot',
          at,
          message: `The form '${form.name}' asks for the slot '${slot}', which the domain does not define.`,
          hint: suggestName(slot, names.slots, `Add \`${slot}:\` to \`slots:\`.`),
        });
      } else if (!questionsFor(form.name, slot).some((question) => names.actions.has(question))) {
        report({
          code: 'form-question-missing',
          at,
          message: `The form '${form.name}' has no question for the slot '${slot}', so it waits in silence.`,
          hint: `Add the response \`utter_ask_${form.name}_${slot}\` or \`utter_ask_${slot}\`.`,
        });
      }
    }
    for (const intent of form.ignoredIntents.filter((name) => !names.intents.has(name))) {
      report({
        code: 'form-unknown-intent',
        at,
        message: `The form '${form.name}' ignores the intent '${intent}', which is not listed in the domain.`,
        hint: suggestName(intent, names.intents, `Add \`- ${intent}\` to \`intents:\`, or delete it here.`),
      });
    }
  }
}
