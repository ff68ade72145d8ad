import { createReporter } from '../diagnostics/reporter.ts';
import type { Diagnostic } from '../documents/diagnostic.ts';
import type { Project } from '../documents/project.ts';
import { checkCheckpoints } from './check-checkpoints.ts';
import { checkPipelineData, checkPipelineOrder } from './check-config.ts';
import { type CheckContext, createCheckContext } from './check-context.ts';
import { checkDialogues } from './check-dialogues.ts';
import { checkForms } from './check-forms.ts';
import { checkIntents } from './check-intents.ts';
import { checkOptions } from './check-options.ts';
import { checkPolicies } from './check-policies.ts';
import { checkResponses } from './check-responses.ts';
import { checkSlots } from './check-slots.ts';

/**
 * What only shows when the whole project is seen: names that are missing or unused, data that no component reads, checkpoints in circles.
 * All problems at once. Contradictions between stories and rules need the policies and are found there.
 */
export function validateProject(project: Project): readonly Diagnostic[] {
  const reporter = createReporter();
  const whole = createCheckContext(project, reporter.report);
  // Nothing can be found in an empty domain; one message says it all.
  const context = checkContent(whole) ? whole : { ...whole, isDomainComplete: false };
  checkIntents(context);
  checkSlots(context);
  checkForms(context);
  checkResponses(context);
  checkDialogues(context);
  checkCheckpoints(context);
  checkPipelineOrder(context);
  checkPipelineData(context);
  checkPolicies(context);
  checkOptions(context);
  return reporter.diagnostics();
}

/** Reports an empty domain and missing training data; whether the domain holds anything. */
function checkContent({ project, report, isDomainComplete, isDataComplete, configAt }: CheckContext): boolean {
  const { domain, nlu } = project;
  const sizes = [domain.intents, domain.entities, domain.slots, domain.forms, domain.actions, domain.e2eActions];
  const isEmpty = domain.responses.size === 0 && sizes.every((list) => list.length === 0);
  if (isDomainComplete && isEmpty) {
    report({
      code: 'empty-domain',
      at: { file: project.files.find((file) => file.includes('domain')) ?? 'domain.yml', line: 1, column: 1 },
      message: 'The domain is empty.',
      hint: 'List intents, actions and responses in `domain.yml`, or name the right file with `--domain`.',
    });
  }
  if (isDataComplete && nlu.examples.length === 0 && project.stories.length === 0 && project.rules.length === 0) {
    report({
      code: 'no-training-data',
      at: { ...configAt, file: 'data' },
      message: 'There are neither NLU examples nor stories nor rules to train on.',
      hint: 'Put YAML files with `nlu:`, `stories:` or `rules:` below `data`, or name the right folder with `--data`.',
    });
  }
  return !isEmpty;
}
