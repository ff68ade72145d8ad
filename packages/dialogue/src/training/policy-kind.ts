import type { ComponentConfig } from '@hamzaban/rasa-project';

/** What stands in for a policy of Rasa's (rasa-compat 5.3, 26.2). */
export type PolicyKind = 'rules' | 'memoization' | 'augmented' | 'generalizer' | 'unlikely' | 'unknown';

const kinds: ReadonlyMap<string, PolicyKind> = new Map([
  ['RulePolicy', 'rules'],
  ['MappingPolicy', 'rules'],
  ['FormPolicy', 'rules'],
  ['FallbackPolicy', 'rules'],
  ['TwoStageFallbackPolicy', 'rules'],
  ['MemoizationPolicy', 'memoization'],
  ['AugmentedMemoizationPolicy', 'augmented'],
  ['TEDPolicy', 'generalizer'],
  ['KerasPolicy', 'generalizer'],
  ['EmbeddingPolicy', 'generalizer'],
  ['SklearnPolicy', 'generalizer'],
  ['UnexpecTEDIntentPolicy', 'unlikely'],
]);

/** The kind of a configured policy, by its class name; module paths were taken off by the reader. */
export function policyKind(policy: ComponentConfig): PolicyKind {
  return kinds.get(policy.name) ?? 'unknown';
}
