import type { Diagnostic } from '@hamzaban/rasa-project';
import { ruleSnippetAction, shouldNotBeSet } from '../domain/default-names.ts';
import type { DomainView } from '../domain/domain-view.ts';
import { featureKey, relevantStates } from '../policies/feature-key.ts';
import { type LoopEntry, type RuleEntry, ruleState } from '../policies/rule-table.ts';
import type { PolicyState } from '../tracker/policy-state.ts';
import { hashKey, pythonKeyLength } from '../tracker/state-key.ts';
import { appliedEvents, type Example, statesOf, type Walk, walkExamples } from './dialogue-walk.ts';

/** The look-up tables of RulePolicy while it is trained: by Rasa's own keys, in insertion order. */
export interface RuleTables {
  readonly rules: Map<string, RuleEntry>;
  readonly loops: Map<string, LoopEntry>;
  readonly ruleOnlySlots: readonly string[];
  readonly ruleOnlyLoops: readonly string[];
}

/** Fills RulePolicy's tables from all dialogues (rasa-compat 14.4, 3 and 4). */
export function buildRuleTables(rules: readonly Walk[], stories: readonly Walk[], domain: DomainView): RuleTables {
  const ruleExamples = rules.flatMap((walk) => exampleOf(walk, domain));
  const storyExamples = stories.flatMap((walk) =>
    walkExamples(appliedEvents(walk.events), walk.states, null).map((example) => ({ ...example, rule: walk.name })),
  );
  const seenInRules = mentioned(ruleExamples);
  const seenInStories = mentioned(storyExamples);
  return {
    rules: ruleTable(ruleExamples),
    loops: loopTable([...ruleExamples, ...storyExamples]),
    ruleOnlySlots: [...seenInRules.slots].filter((name) => !seenInStories.slots.has(name)).sort(),
    ruleOnlyLoops: [...seenInRules.loops]
      .filter((name) => !seenInStories.loops.has(name) && name !== shouldNotBeSet)
      .sort(),
  };
}

interface NamedExample extends Example {
  readonly rule: string;
}

function exampleOf(walk: Walk, domain: DomainView): readonly NamedExample[] {
  const applied = appliedEvents(walk.events);
  const states = statesOf(applied, domain, { omitsUnsetSlots: true });
  return walkExamples(applied, states, null).map((example) => ({ ...example, rule: walk.name }));
}

function ruleTable(examples: readonly NamedExample[]): Map<string, RuleEntry> {
  const table = new Map<string, RuleEntry>();
  const ambiguous = new Set<string>();
  for (const { states, action, rule } of examples) {
    const relevant = relevantStates(states);
    if (relevant.length === 0) continue;
    const key = featureKey(relevant);
    const known = table.get(key);
    if (ambiguous.has(key)) continue;
    if (known === undefined) {
      table.set(key, { states: relevant.map(ruleState), action, length: pythonKeyLength(key), rule });
    } else if (known.action !== action) {
      ambiguous.add(key);
      table.delete(key);
    }
  }
  for (const [key, entry] of table) if (entry.action === ruleSnippetAction) table.delete(key);
  return table;
}

function loopTable(examples: readonly Example[]): Map<string, LoopEntry> {
  const table = new Map<string, LoopEntry>();
  for (const { states, action } of examples) {
    const last = states.at(-1) as PolicyState;
    if (last.loop === null || last.loop === shouldNotBeSet) continue;
    const relevant = relevantStates(lastTwoTurns(states));
    if (relevant.length === 0) continue;
    const afterListen = last.action === 'action_listen';
    const effect = loopEffect(afterListen, action === last.loop);
    if (effect !== null) table.set(featureKey(relevant), { states: relevant.map(ruleState), effect });
  }
  return table;
}

function loopEffect(afterListen: boolean, isLoop: boolean): LoopEntry['effect'] | null {
  if (afterListen && isLoop) return 'loop_was_interrupted';
  return !afterListen && !isLoop ? 'do_not_predict_loop_action' : null;
}

function lastTwoTurns(states: readonly PolicyState[]): readonly PolicyState[] {
  const last = states.at(-1) as PolicyState;
  const before = states.at(-2);
  if (before === undefined || before.action === null) return [last];
  return [{ action: before.action, isActionText: before.isActionText, loop: null, slots: {}, user: null }, last];
}

/** Hash of the key of a whole conversation (after the last snippet action, if any). */
export function statesHash(states: readonly PolicyState[]): string {
  return hashKey(featureKey(relevantStates(states)));
}

function mentioned(examples: readonly Example[]): { readonly slots: Set<string>; readonly loops: Set<string> } {
  const slots = new Set<string>();
  const loops = new Set<string>();
  const seen = new Set<PolicyState>();
  for (const { states } of examples) {
    for (const state of states) {
      if (seen.has(state)) continue;
      seen.add(state);
      for (const name of Object.keys(state.slots)) slots.add(name);
      if (state.loop !== null) loops.add(state.loop);
    }
  }
  return { slots, loops };
}

/** A rule may hold one user turn at most (`restrict_rules`). */
export function checkUserTurns(rules: readonly Walk[]): readonly Diagnostic[] {
  return rules
    .filter((walk) => walk.events.filter((event) => event.event === 'user').length > 1)
    .map((walk) => ({
      ...walkPosition(walk),
      severity: 'error' as const,
      code: 'rule-has-several-user-turns',
      message: `Rule '${walk.name}' contains more than 1 user message. Rules are not meant to hardcode a state machine.`,
      hint: 'Use a story for this, or set restrict_rules: false for RulePolicy.',
    }));
}

/** Where a dialogue stands in its file. */
export function walkPosition(walk: Walk): { readonly file: string; readonly line: number; readonly column: number } {
  const { file, line, column } = walk.source?.at ?? { file: '', line: 1, column: 1 };
  return { file, line, column };
}
