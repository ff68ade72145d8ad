import { type Diagnostic, shortenText } from '@hamzaban/rasa-project';
import { createDomainView } from '../domain/domain-view.ts';
import { ruleWalks, storyWalks } from './all-walks.ts';
import { policyKind } from './policy-kind.ts';
import type { TrainingInput } from './train-dialogue.ts';
import { trainRulePolicy } from './train-rule-policy.ts';

/** What only shows when rules are learned; all else is seen when a project is read. */
const FOUND_BY_LEARNING = new Set(['contradicting-rule', 'incomplete-rule', 'too-many-dialogues']);

/**
 * Rules that contradict each other or a story, that leave out what they set elsewhere, and dialogues without end: what
 * `trainDialogue` finds too, without learning more than the rules, so that it can be told with everything else that is wrong.
 */
export function findRuleProblems(input: TrainingInput): readonly Diagnostic[] {
  const domain = createDomainView(input.domain);
  const stories = storyWalks(input.stories, domain);
  const rules = ruleWalks(input.rules, domain);
  const policy = input.policies.find((each) => policyKind(each) === 'rules');
  const walks = { stories: stories.walks, rules: rules.walks };
  return [
    ...stories.diagnostics,
    ...rules.diagnostics,
    ...(policy === undefined ? [] : trainRulePolicy(policy, walks, domain).diagnostics),
  ]
    .filter(({ code }) => FOUND_BY_LEARNING.has(code))
    .map((each) => ({
      ...each,
      message: shortenText(each.message),
      ...(each.hint !== undefined && { hint: shortenText(each.hint) }),
    }));
}
