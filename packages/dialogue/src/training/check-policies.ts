import type { ComponentConfig, Diagnostic, Domain, Rule } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import { policyKind } from './policy-kind.ts';
import { numberOption, textOption } from './policy-options.ts';

/** Checks the configured policies against each other and the domain (rasa-compat 5.3, 24.2). */
export function checkPolicies(
  input: { readonly policies: readonly ComponentConfig[]; readonly domain: Domain; readonly rules: readonly Rule[] },
  domain: DomainView,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (
    at: ComponentConfig['at'],
    severity: Diagnostic['severity'],
    code: string,
    texts: readonly [string, string],
  ): void => {
    found.push({
      ...(at ?? { file: 'config.yml', line: 1, column: 1 }),
      severity,
      code,
      message: texts[0],
      hint: texts[1],
    });
  };
  for (const policy of input.policies) {
    if (policyKind(policy) === 'unknown') {
      report(policy.at, 'warning', 'unknown-policy', [
        `The policy '${policy.rawName}' is not known here; it is left out.`,
        'Policies written in Python cannot run; use rules, stories, or TEDPolicy.',
      ]);
    }
    if (policyKind(policy) !== 'rules') continue;
    const fallback = textOption(policy, 'core_fallback_action_name', 'action_default_fallback');
    if (domain.actionIndex(fallback) === undefined) {
      report(policy.at, 'error', 'unknown-fallback-action', [
        `The fallback action '${fallback}' which was configured for the RulePolicy must be present in the domain.`,
        `Add '${fallback}' to the domain's actions or responses.`,
      ]);
    }
  }
  const hasRules = input.policies.some((policy) => policyKind(policy) === 'rules');
  if (!hasRules && input.domain.forms.length > 0) {
    report(undefined, 'error', 'forms-without-rule-policy', [
      'The domain has forms, but there is no RulePolicy.',
      'Add RulePolicy to the policies.',
    ]);
  } else if (!hasRules && input.rules.length > 0) {
    report(undefined, 'warning', 'rules-without-rule-policy', [
      'There are rules, but there is no RulePolicy.',
      'Add RulePolicy to the policies.',
    ]);
  }
  samePriorities(input.policies, (names) =>
    report(undefined, 'warning', 'equal-priorities', [
      `The policies ${names} have the same priority.`,
      'Give each policy a priority of its own.',
    ]),
  );
  return found;
}

const defaultPriorities = { rules: 4, memoization: 3, augmented: 3, unlikely: 2, generalizer: 1, unknown: 1 } as const;

function samePriorities(policies: readonly ComponentConfig[], report: (names: string) => void): void {
  const byPriority = new Map<number, string[]>();
  for (const policy of policies) {
    const priority = numberOption(policy, 'priority', defaultPriorities[policyKind(policy)]);
    byPriority.set(priority, [...(byPriority.get(priority) ?? []), policy.name]);
  }
  for (const names of byPriority.values()) if (names.length > 1) report(names.join(', '));
}
