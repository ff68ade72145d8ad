import type { PolicyState } from './policy-state.ts';

/**
 * The state as Rasa writes it for its keys: JSON with sorted keys. A turn that has both intent and text shows its
 * intent only.
 */
export function stateKey(state: PolicyState): string {
  const parts: string[] = [];
  if (state.loop !== null) parts.push(`"active_loop": {"name": ${JSON.stringify(state.loop)}}`);
  if (state.action !== null) {
    parts.push(
      `"prev_action": {"${state.isActionText ? 'action_text' : 'action_name'}": ${JSON.stringify(state.action)}}`,
    );
  }
  const slots = slotsKey(state.slots);
  if (slots !== '') parts.push(`"slots": {${slots}}`);
  if (state.user !== null) parts.push(`"user": {${userKey(state)}}`);
  return `{${parts.join(', ')}}`;
}

function slotsKey(slots: PolicyState['slots']): string {
  const names = Object.keys(slots);
  if (names.length === 0) return '';
  if (names.length > 1) names.sort();
  return names.map((name) => `${JSON.stringify(name)}: ${slots[name]}`).join(', ');
}

function userKey(state: PolicyState): string {
  const user = state.user;
  if (user === null) return '';
  const parts: string[] = [];
  if (user.entities.length > 0) {
    parts.push(`"entities": [${user.entities.map((label) => JSON.stringify(label)).join(', ')}]`);
  }
  if (user.intent !== null) parts.push(`"intent": ${JSON.stringify(user.intent)}`);
  else if (user.text !== null) parts.push(`"text": ${JSON.stringify(user.text)}`);
  return parts.join(', ');
}

/** Length of a key as Python writes it: every character outside printable ASCII takes six. Decides between rules. */
export function pythonKeyLength(key: string): number {
  let length = key.length;
  for (let index = 0; index < key.length; index += 1) {
    const code = key.charCodeAt(index);
    if (code < 32 || code > 126) length += 5;
  }
  return length;
}

/** A 64-bit hash of a key as 14 characters (the mixing of cyrb53, public domain); models and snapshots hold it instead of the key. */
export function hashKey(key: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < key.length; index += 1) {
    const code = key.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high >>> 0).toString(36).padStart(7, '0') + (low >>> 0).toString(36).padStart(7, '0');
}
