import {
  type ComponentConfig,
  type Diagnostic,
  type Domain,
  type Rule,
  type Story,
  shortenText,
} from '@hamzaban/rasa-project';
import { createDomainView, type DomainView } from '../domain/domain-view.ts';
import type { DialogueModel, PolicyModel } from '../policies/dialogue-model.ts';
import type { LoopEntry, RuleEntry } from '../policies/rule-table.ts';
import { tableEntries } from '../policies/table.ts';
import { ruleWalks, storyWalks } from './all-walks.ts';
import { checkPolicies } from './check-policies.ts';
import { checkSteps } from './check-steps.ts';
import { appliedEvents } from './dialogue-walk.ts';
import { policyKind } from './policy-kind.ts';
import { booleanOption, maxHistoryOption, numberOption, textsOption } from './policy-options.ts';
import { trainGeneralizer } from './train-generalizer.ts';
import { trainMemoization } from './train-memoization.ts';
import { type RuleOnlyNames, trainRulePolicy, type Walks } from './train-rule-policy.ts';
import { trainUnlikely } from './train-unlikely.ts';

export interface TrainingInput {
  readonly domain: Domain;
  readonly stories: readonly Story[];
  readonly rules: readonly Rule[];
  readonly policies: readonly ComponentConfig[];
}

export interface TrainingOptions {
  readonly signal?: AbortSignal;
  /** `fraction` goes from 0 to 1. */
  readonly onProgress?: (fraction: number, what: string) => void;
}

export interface TrainedDialogue {
  readonly model: DialogueModel;
  /** Contradicting and incomplete rules, unknown names, checkpoints: everything found, with positions. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Learns a bot's dialogue: synchronous and deterministic. Problems are returned, not thrown; a model with errors among
 * the diagnostics must not be used. Throws only the signal's reason when aborted.
 */
export function trainDialogue(input: TrainingInput, options: TrainingOptions = {}): TrainedDialogue {
  const progress = (fraction: number, what: string): void => {
    options.signal?.throwIfAborted();
    options.onProgress?.(fraction, what);
  };
  progress(0, 'stories');
  const domain = createDomainView(input.domain);
  const stories = storyWalks(input.stories, domain);
  progress(0.3, 'rules');
  const rules = ruleWalks(input.rules, domain);
  const walks: Walks = { stories: stories.walks, rules: rules.walks };
  const diagnostics: Diagnostic[] = [
    ...checkSteps(input, domain),
    ...checkPolicies(input, domain),
    ...stories.diagnostics,
    ...rules.diagnostics,
  ];
  progress(0.5, 'policies');
  const policies: PolicyModel[] = [];
  let ruleOnly: RuleOnlyNames = { slots: [], loops: [] };
  input.policies.forEach((policy, index) => {
    progress(0.5 + (0.5 * index) / input.policies.length, policy.name);
    const trained = trainPolicy(policy, { walks, domain, hasRules: policies.some((each) => each.kind === 'rules') });
    if (trained === null) return;
    policies.push(trained.model);
    diagnostics.push(...(trained.diagnostics ?? []));
    if (trained.ruleOnly !== undefined) ruleOnly = trained.ruleOnly;
  });
  progress(1, 'done');
  const shortened = diagnostics.map((each) => ({ ...each, message: shortenText(each.message) }));
  return { model: assemble(policies, ruleOnly, walks), diagnostics: shortened };
}

interface TrainedPolicy {
  readonly model: PolicyModel;
  readonly diagnostics?: readonly Diagnostic[];
  readonly ruleOnly?: RuleOnlyNames;
}

interface PolicyInput {
  readonly walks: Walks;
  readonly domain: DomainView;
  readonly hasRules: boolean;
}

/** `max_history` of a generaliser that sets none, as in Rasa's default configuration. */
const defaultHistory = 5;

function trainPolicy(policy: ComponentConfig, input: PolicyInput): TrainedPolicy | null {
  const kind = policyKind(policy);
  const { name } = policy;
  switch (kind) {
    case 'rules':
      return input.hasRules ? null : trainRulePolicy(policy, input.walks, input.domain);
    case 'memoization':
    case 'augmented': {
      const maxHistory = maxHistoryOption(policy);
      const model: PolicyModel = {
        kind: 'memoization',
        name,
        priority: numberOption(policy, 'priority', 3),
        maxHistory,
        isAugmented: kind === 'augmented',
        usesNluConfidence: booleanOption(policy, 'use_nlu_confidence_as_score', false),
        table: trainMemoization(input.walks.stories, maxHistory),
      };
      return { model };
    }
    case 'generalizer': {
      const maxHistory = maxHistoryOption(policy, defaultHistory) ?? defaultHistory;
      const table = trainGeneralizer(input.walks.stories, maxHistory);
      return { model: { kind: 'generalizer', name, priority: numberOption(policy, 'priority', 1), maxHistory, table } };
    }
    case 'unlikely': {
      const maxHistory = maxHistoryOption(policy, defaultHistory) ?? defaultHistory;
      const tolerance = Math.min(1, Math.max(0, numberOption(policy, 'tolerance', 0)));
      const trained = trainUnlikely(input.walks.stories, { maxHistory, tolerance });
      const priority = numberOption(policy, 'priority', 2);
      if (trained === null) return { model: { kind: 'silent', name, priority } };
      const ignoredIntents = textsOption(policy, 'ignore_intents_list');
      return { model: { kind: 'unlikely', name, priority, maxHistory, ignoredIntents, ...trained } };
    }
    case 'unknown':
      return null;
  }
}

function assemble(policies: readonly PolicyModel[], ruleOnly: RuleOnlyNames, walks: Walks): DialogueModel {
  const longest = Math.max(
    0,
    ...walks.stories.map((walk) => appliedEvents(walk.events).filter((e) => e.event === 'action').length),
  );
  let ruleStates = 2;
  let storyStates = 0;
  let actions = 2;
  for (const policy of policies) {
    if (policy.kind === 'rules') {
      for (const [, entry] of [...tableEntries(policy.rules), ...tableEntries<RuleEntry | LoopEntry>(policy.loops)]) {
        ruleStates = Math.max(ruleStates, entry.states.length);
      }
    } else if (policy.kind === 'memoization') {
      storyStates = Math.max(storyStates, policy.maxHistory ?? longest + 1);
      if (policy.isAugmented) actions = Math.max(actions, (policy.maxHistory ?? longest) + 1);
    } else if (policy.kind === 'generalizer' || policy.kind === 'unlikely') {
      actions = Math.max(actions, policy.maxHistory);
    }
  }
  return {
    version: 1,
    policies,
    ruleOnlySlots: ruleOnly.slots,
    ruleOnlyLoops: ruleOnly.loops,
    lookBack: { ruleStates, storyStates, actions },
  };
}
