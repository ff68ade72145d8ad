import type { ReadToken } from './reading.ts';

export interface TokenCacheOptions<Value> {
  /** So many values are kept, at most twice. */
  readonly size: number;
  readonly make: (token: ReadToken) => Value;
  /** Whether two tokens that are asked for by one key give the same value. */
  readonly isAlike: (one: ReadToken, other: ReadToken) => boolean;
}

interface Entry<Value> {
  readonly token: ReadToken;
  readonly value: Value;
  /** Another token with the same key that is not alike. */
  readonly next: Entry<Value> | undefined;
}

/**
 * Keeps what was made of the tokens last met. Looked up by a key and compared by `isAlike`, since a name joined from all
 * that matters costs more than the rest of a look-up.
 */
export function createTokenCache<Value>({
  size,
  make,
  isAlike,
}: TokenCacheOptions<Value>): (token: ReadToken, key?: string) => Value {
  let recent = new Map<string, Entry<Value>>();
  let older = new Map<string, Entry<Value>>();
  let count = 0;

  function find(first: Entry<Value> | undefined, token: ReadToken): Entry<Value> | undefined {
    let entry = first;
    while (entry !== undefined && !isAlike(entry.token, token)) entry = entry.next;
    return entry;
  }

  return (token, key = token.key) => {
    const known = find(recent.get(key), token);
    if (known !== undefined) return known.value;
    const value = (find(older.get(key), token) ?? { value: make(token) }).value;
    if (count >= size) {
      older = recent;
      recent = new Map();
      count = 0;
    }
    recent.set(key, { token, value, next: recent.get(key) });
    count++;
    return value;
  };
}
