import type { PolicyState } from '../tracker/policy-state.ts';
import { hashKey, stateKey } from '../tracker/state-key.ts';

/** Key of a sequence of states in a memoization table. */
export function memoryKey(hashes: readonly string[]): string {
  return hashes.join(' ');
}

/** Hash of one state. */
export function stateHash(state: PolicyState): string {
  return hashKey(stateKey(state));
}
