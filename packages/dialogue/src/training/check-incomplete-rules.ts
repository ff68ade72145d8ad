import type { Diagnostic } from '@hamzaban/rasa-project';
import { ruleSnippetAction, shouldNotBeSet } from '../domain/default-names.ts';
import type { DomainView } from '../domain/domain-view.ts';
import type { PolicyState } from '../tracker/policy-state.ts';
import type { Walk } from './dialogue-walk.ts';
import { walkPosition } from './train-rules.ts';

interface Fingerprint {
  readonly slots: Set<string>;
  readonly loops: Set<string>;
}

/**
 * Finds rules in which an action lacks a slot or loop that it sets in another rule (rasa-compat 14.4, 2): such a rule
 * would not match when it should.
 */
export function checkIncompleteRules(rules: readonly Walk[], domain: DomainView): readonly Diagnostic[] {
  const fingerprints = actionFingerprints(rules, domain);
  return rules.flatMap((walk) => checkRule(walk, fingerprints));
}

function actionFingerprints(rules: readonly Walk[], domain: DomainView): ReadonlyMap<string, Fingerprint> {
  const found = new Map<string, Fingerprint>();
  for (const walk of rules) {
    let action: string | null = null;
    for (const event of walk.events) {
      if (event.event === 'action') action = event.name ?? event.action_text;
      else if (event.event === 'user') action = null;
      else if (action !== null) {
        const fingerprint: Fingerprint = found.get(action) ?? { slots: new Set(), loops: new Set() };
        found.set(action, fingerprint);
        if (event.event === 'slot' && isFeaturized(event.name, domain)) fingerprint.slots.add(event.name);
        if (event.event === 'active_loop' && event.name !== null) fingerprint.loops.add(event.name);
      }
    }
  }
  return found;
}

function isFeaturized(name: string, domain: DomainView): boolean {
  const slot = domain.slot(name);
  return slot?.influencesConversation === true && slot.type !== 'any';
}

function checkRule(walk: Walk, fingerprints: ReadonlyMap<string, Fingerprint>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk.states.forEach((state, index) => {
    const action = state.action;
    const next = walk.states[index + 1];
    const nextAction = next === undefined ? 'action_listen' : next.action;
    const fingerprint = action === null ? undefined : fingerprints.get(action);
    if (action === null || fingerprint === undefined) return;
    if (nextAction === ruleSnippetAction || action === ruleSnippetAction) return;
    found.push(...describe(walk, action, fingerprint, state));
  });
  return found;
}

function describe(walk: Walk, action: string, fingerprint: Fingerprint, state: PolicyState): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (message: string): void => {
    const hint =
      'Set what should not be set to null explicitly, or, after the last action, add wait_for_user_input: false.';
    found.push({ ...walkPosition(walk), severity: 'error', code: 'incomplete-rule', message, hint });
  };
  const missing = [...fingerprint.slots].filter((name) => state.slots[name] === undefined);
  if (missing.length > 0) {
    const names = missing.join(', ');
    report(
      `The action '${action}' in rule '${walk.name}' does not set some of the slots that it sets in other rules: '${names}'.`,
    );
  }
  if (fingerprint.loops.size > 0 && !(state.loop !== null && fingerprint.loops.has(state.loop))) {
    const names = [...new Set([...fingerprint.loops].map((name) => (name === shouldNotBeSet ? 'null' : name))), action];
    report(
      `The form '${action}' in rule '${walk.name}' does not set the 'active_loop' that it sets in other rules: '${names.join(', ')}'.`,
    );
  }
  return found;
}
