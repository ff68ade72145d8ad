import { RESPONSES_OF_DEFAULT_ACTIONS } from '../default-names.ts';
import type { StoryStep } from '../documents/story.ts';
import type { CheckContext } from './check-context.ts';
import { questionsFor } from './check-forms.ts';
import { baseIntent } from './check-intents.ts';
import { suggestName } from './near-name.ts';

/** Responses against the actions, stories, forms and retrieval intents that use them. */
export function checkResponses(context: CheckContext): void {
  const { project, names, report, isDomainComplete, isDataComplete, configAt } = context;
  if (!isDomainComplete) return;
  const retrieval = new Set(project.domain.intents.filter((intent) => intent.isRetrieval).map((intent) => intent.name));
  for (const action of project.domain.actions) {
    if (!action.name.startsWith('utter_') || names.responses.has(action.name)) continue;
    if (retrieval.has(action.name.slice('utter_'.length))) continue;
    report({
      code: 'listed-response-missing',
      at: action.at ?? configAt,
      message: `The action '${action.name}' is listed in the domain, but there is no response of that name.`,
      hint: suggestName(
        action.name,
        names.responses,
        `Add \`${action.name}:\` with \`- text: "…"\` to \`responses:\`.`,
      ),
    });
  }
  checkConditions(context);
  if (!isDataComplete) return;
  const used = usedResponses(context);
  for (const [name, variations] of project.domain.responses) {
    if (used.has(name) || retrieval.has(baseIntent(name.slice('utter_'.length)))) continue;
    report({
      code: 'unused-response',
      at: variations[0]?.at ?? configAt,
      message: `The response '${name}' is not used in any story, rule or form.`,
      hint: 'Use it in a story or rule, or delete it; ignore this if an action says it.',
    });
  }
  checkRetrievalResponses(context);
}

function usedResponses({ project }: CheckContext): ReadonlySet<string> {
  const used = new Set<string>(RESPONSES_OF_DEFAULT_ACTIONS);
  const steps: readonly StoryStep[] = [...project.stories, ...project.rules].flatMap((dialogue) => dialogue.steps);
  for (const step of steps) if (step.kind === 'action') used.add(step.name);
  for (const form of project.domain.forms) {
    for (const slot of form.requiredSlots) for (const question of questionsFor(form.name, slot)) used.add(question);
  }
  return used;
}

function checkConditions({ project, names, report, configAt }: CheckContext): void {
  for (const [name, variations] of project.domain.responses) {
    for (const variation of variations) {
      for (const condition of variation.condition ?? []) {
        if (condition.type !== 'slot' || names.slots.has(condition.name)) continue;
        report({
          code: 'response-unknown-slot',
          at: variation.at ?? configAt,
          message: `A condition of the response '${name}' names the slot '${condition.name}', which the domain does not define.`,
          hint: suggestName(condition.name, names.slots, `Add \`${condition.name}:\` to \`slots:\`.`),
        });
      }
    }
  }
}

function checkRetrievalResponses({ project, names, report, configAt }: CheckContext): void {
  const seen = new Set<string>();
  for (const example of project.nlu.examples) {
    if (example.intent?.includes('/') !== true || seen.has(example.intent)) continue;
    seen.add(example.intent);
    const response = `utter_${example.intent}`;
    if (names.responses.has(response)) continue;
    report({
      code: 'retrieval-response-missing',
      at: example.at ?? configAt,
      message: `The retrieval intent '${example.intent}' has no response '${response}'.`,
      hint: suggestName(response, names.responses, `Add \`${response}:\` with \`- text: "…"\` to \`responses:\`.`),
    });
  }
}
