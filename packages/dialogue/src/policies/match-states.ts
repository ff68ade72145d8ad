import { shouldNotBeSet } from '../domain/default-names.ts';
import type { LooseRecord } from '../tracker/loose-record.ts';
import type { PolicyState } from '../tracker/policy-state.ts';
import type { RuleState } from './rule-table.ts';

/** The conversation a rule is compared with: earlier states (oldest first) and the present one. */
export interface Position {
  readonly earlier: readonly PolicyState[];
  readonly now: PolicyState;
}

const markerFeature = `"${shouldNotBeSet}"`;

/** Whether rule states hold of the newest states of a conversation (rasa-compat 14.5). */
export function statesMatch(rule: readonly RuleState[], position: Position): boolean {
  const { earlier, now } = position;
  for (let back = 0; back < rule.length; back += 1) {
    const wanted = rule[rule.length - 1 - back] as RuleState;
    const actual = back === 0 ? now : earlier[earlier.length - back];
    if (actual === undefined) return false;
    const isRuleStart = wanted.action === undefined;
    const isConversationStart = actual.action === null;
    if (isRuleStart && isConversationStart) continue;
    if (isRuleStart || isConversationStart || !stateMatches(wanted, actual)) return false;
  }
  return true;
}

function stateMatches(wanted: RuleState, actual: PolicyState): boolean {
  if (wanted.action !== actual.action || (wanted.isActionText ?? false) !== actual.isActionText) return false;
  if (wanted.intent !== undefined && wanted.intent !== actual.user?.intent) return false;
  if (wanted.text !== undefined && wanted.text !== textOf(actual)) return false;
  if (wanted.entities !== undefined && !sameLabels(wanted.entities, actual.user?.entities)) return false;
  if (wanted.loop !== undefined && !valueMatches(wanted.loop, actual.loop, shouldNotBeSet)) return false;
  if (wanted.slots === undefined) return true;
  return slotsMatch(wanted.slots, actual.slots);
}

function slotsMatch(wanted: LooseRecord<string>, actual: LooseRecord<string>): boolean {
  for (const slot of Object.keys(wanted)) {
    if (!valueMatches(wanted[slot] as string, actual[slot] ?? null, markerFeature)) return false;
  }
  return true;
}

function valueMatches(wanted: string, actual: string | null, marker: string): boolean {
  return wanted === marker ? actual === null || actual === marker : actual === wanted;
}

/** A turn that has both shows its intent only. */
function textOf(state: PolicyState): string | null {
  return state.user === null || state.user.intent !== null ? null : state.user.text;
}

function sameLabels(wanted: readonly string[], actual: readonly string[] | undefined): boolean {
  if (actual === undefined || wanted.length !== actual.length) return false;
  return wanted.every((label, index) => label === actual[index]);
}
