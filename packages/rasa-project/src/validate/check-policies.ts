import { POLICIES } from '../config/known-components.ts';
import type { ComponentConfig } from '../documents/config.ts';
import type { CheckContext } from './check-context.ts';
import { suggestName } from './near-name.ts';

const DEFAULT_PRIORITIES: Readonly<Record<string, number>> = {
  RulePolicy: 4,
  MemoizationPolicy: 3,
  AugmentedMemoizationPolicy: 3,
  UnexpecTEDIntentPolicy: 2,
  TEDPolicy: 1,
};

/** Policies against forms, rules and each other. */
export function checkPolicies(context: CheckContext): void {
  const { project, report, configAt } = context;
  const { policies } = project.config;
  const rulePolicy = policies.find((policy) => policy.name === 'RulePolicy' || replacementOf(policy) === 'RulePolicy');
  const isWithoutDialogues = project.stories.length === 0 && project.rules.length === 0;
  if (project.domain.forms.length > 0 && rulePolicy === undefined) {
    report({
      code: 'forms-without-rule-policy',
      at: configAt,
      message: 'The domain has forms, but the policies have no RulePolicy, without which forms do not run.',
      hint: 'Add `- name: RulePolicy` to `policies:`.',
    });
  }
  if (!isWithoutDialogues) {
    if (rulePolicy === undefined) {
      report({
        code: project.rules.length > 0 ? 'rules-without-rule-policy' : 'no-rule-policy',
        at: configAt,
        message:
          project.rules.length > 0
            ? 'There are rules, but the policies have no RulePolicy, so they are not used.'
            : 'The policies have no RulePolicy, so intents such as restart and back do nothing by themselves.',
        hint: 'Add `- name: RulePolicy` to `policies:`.',
      });
    } else if (project.rules.length === 0 && context.isDataComplete) {
      report({
        code: 'rule-policy-without-rules',
        at: rulePolicy.at ?? configAt,
        message: 'The policies have a RulePolicy, but there are no rules.',
        hint: 'Add rules to the data, or delete RulePolicy.',
      });
    }
  }
  checkPriorities(context);
  if (rulePolicy !== undefined) checkFallbackAction(rulePolicy, context);
}

function replacementOf(policy: ComponentConfig): string | undefined {
  const standing = Object.hasOwn(POLICIES, policy.name) ? POLICIES[policy.name] : undefined;
  return standing?.kind === 'removed' ? standing.instead : undefined;
}

function checkPriorities({ project, report, configAt }: CheckContext): void {
  const byPriority = new Map<number, string>();
  for (const policy of project.config.policies) {
    const written = policy.options['priority'];
    const priority = typeof written === 'number' ? written : DEFAULT_PRIORITIES[policy.name];
    if (priority === undefined) continue;
    const other = byPriority.get(priority);
    byPriority.set(priority, policy.name);
    if (other === undefined) continue;
    report({
      code: 'equal-priorities',
      at: policy.at ?? configAt,
      message: `The policies '${other}' and '${policy.name}' have the same priority ${priority}; the first one wins when both are sure.`,
      hint: 'Delete one of them, or give them different priorities.',
    });
  }
}

function checkFallbackAction(
  policy: ComponentConfig,
  { names, report, configAt, isDomainComplete }: CheckContext,
): void {
  const name = policy.options['core_fallback_action_name'];
  if (typeof name !== 'string' || names.actions.has(name) || !isDomainComplete) return;
  report({
    code: 'fallback-action-missing',
    at: policy.at ?? configAt,
    message: `The fallback action '${name}' of RulePolicy is not listed in the domain.`,
    hint: suggestName(
      name,
      names.actions,
      `Add \`- ${name}\` to \`actions:\`, or delete \`core_fallback_action_name\`.`,
    ),
  });
}
