import type { ReadToken } from './reading.ts';

interface Entry<Value> {
  readonly token: ReadToken;
  readonly value: Value;
  /** Another token with the same key that was read otherwise. */
  readonly next: Entry<Value> | undefined;
}

/**
 * Keeps what was made of the tokens last met, at most twice `size` of them: tokens that differ in nothing but their place
 * share it. Looked up by the key and compared field by field, since a name joined from all fields costs more than the rest
 * of a look-up.
 */
export function createTokenCache<Value>(size: number, make: (token: ReadToken) => Value): (token: ReadToken) => Value {
  let recent = new Map<string, Entry<Value>>();
  let older = new Map<string, Entry<Value>>();
  let count = 0;
  return (token) => {
    const first = recent.get(token.key);
    for (let entry = first; entry !== undefined; entry = entry.next)
      if (isAlike(entry.token, token)) return entry.value;
    let known = older.get(token.key);
    while (known !== undefined && !isAlike(known.token, token)) known = known.next;
    const value = known === undefined ? make(token) : known.value;
    if (count >= size) {
      older = recent;
      recent = new Map();
      count = 0;
    }
    recent.set(token.key, { token, value, next: count === 0 ? undefined : first });
    count++;
    return value;
  };
}

function isAlike(one: ReadToken, other: ReadToken): boolean {
  return (
    one.persian === other.persian &&
    one.lemma === other.lemma &&
    one.formal === other.formal &&
    one.host === other.host &&
    one.script === other.script &&
    one.kind === other.kind &&
    haveSameRoles(one.clitics ?? none, other.clitics ?? none)
  );
}

const none: NonNullable<ReadToken['clitics']> = [];

function haveSameRoles(one: typeof none, other: typeof none): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at]!.role !== other[at]!.role) return false;
  return true;
}
