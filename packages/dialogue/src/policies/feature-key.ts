import { ruleSnippetAction } from '../domain/default-names.ts';
import type { PolicyState } from '../tracker/policy-state.ts';
import { stateKey } from '../tracker/state-key.ts';

/** Rasa's key for states: the text by which it tells rules apart. */
export function featureKey(states: readonly PolicyState[]): string {
  return `[${states.map(stateKey).join(', ')}]`;
}

/** The states after the last "anything may have happened". */
export function relevantStates(states: readonly PolicyState[]): readonly PolicyState[] {
  return states.slice(states.findLastIndex((state) => state.action === ruleSnippetAction) + 1);
}
