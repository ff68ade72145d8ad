import type { ComponentConfig, Diagnostic } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import type { RulePolicyModel } from '../policies/dialogue-model.ts';
import type { RuleEntry } from '../policies/rule-table.ts';
import type { PlainTable } from '../policies/table.ts';
import { hashKey } from '../tracker/state-key.ts';
import { analyseRules, type RuleOptions } from './analyse-rules.ts';
import { checkIncompleteRules } from './check-incomplete-rules.ts';
import type { Walk } from './dialogue-walk.ts';
import { booleanOption, numberOption, textOption } from './policy-options.ts';
import { buildRuleTables, checkUserTurns } from './train-rules.ts';

/** All dialogues of a project, as they are learned. */
export interface Walks {
  readonly stories: readonly Walk[];
  readonly rules: readonly Walk[];
}

/** Names that only rules speak of, so that stories are matched without them. */
export interface RuleOnlyNames {
  readonly slots: readonly string[];
  readonly loops: readonly string[];
}

/** RulePolicy learned, with rules that contradict each other or leave something out. */
export interface TrainedRulePolicy {
  readonly model: RulePolicyModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly ruleOnly: RuleOnlyNames;
}

/** Learns RulePolicy from all dialogues. */
export function trainRulePolicy(policy: ComponentConfig, walks: Walks, domain: DomainView): TrainedRulePolicy {
  const checks = booleanOption(policy, 'check_for_contradictions', true);
  const options: RuleOptions = {
    fallbackAction: textOption(policy, 'core_fallback_action_name', 'action_default_fallback'),
    enablesFallback: booleanOption(policy, 'enable_fallback_prediction', true),
  };
  const diagnostics: Diagnostic[] = [];
  if (booleanOption(policy, 'restrict_rules', true)) diagnostics.push(...checkUserTurns(walks.rules));
  if (checks) diagnostics.push(...checkIncompleteRules(walks.rules, domain));
  const tables = buildRuleTables(walks.rules, walks.stories, domain);
  const analysis = checks ? analyseRules(tables, walks, domain, options) : null;
  diagnostics.push(...(analysis?.diagnostics ?? []));
  const hidden = analysis?.hidden ?? new Set<string>();
  const model: RulePolicyModel = {
    kind: 'rules',
    name: 'RulePolicy',
    priority: numberOption(policy, 'priority', 4),
    ...options,
    fallbackThreshold: numberOption(policy, 'core_fallback_threshold', 0.3),
    usesNluConfidence: booleanOption(policy, 'use_nlu_confidence_as_score', false),
    rules: hashed(
      tables.rules,
      (entry, key): RuleEntry => (hidden.has(`rule:${key}`) ? { ...entry, isHidden: true } : entry),
    ),
    loops: hashed(tables.loops, (entry) => entry),
    hidden: Object.fromEntries(
      [...hidden].filter((name) => !name.startsWith('rule:')).map((name) => [name, 1 as const]),
    ),
  };
  return {
    model,
    diagnostics,
    ruleOnly: checks ? { slots: tables.ruleOnlySlots, loops: tables.ruleOnlyLoops } : { slots: [], loops: [] },
  };
}

function hashed<Entry>(
  table: ReadonlyMap<string, Entry>,
  change: (entry: Entry, key: string) => Entry,
): PlainTable<Entry> {
  return Object.fromEntries([...table].map(([key, entry]) => [hashKey(key), change(entry, key)]));
}
