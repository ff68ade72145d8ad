export interface BoundedCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/**
 * A cache of at most `size` values; where one more comes, the older half goes, by when they were put in. It costs one look-up
 * to be asked: to keep what is asked for often as well, in a second generation, cost more than finding it again does.
 */
export function createBoundedCache<Value>(size: number): BoundedCache<Value> {
  const known = new Map<string, Value>();
  return {
    get: (key) => known.get(key),
    set: (key, value) => {
      if (known.size >= size && !known.has(key)) forgetOldest(known, Math.ceil(size / 2));
      known.set(key, value);
    },
  };
}

function forgetOldest(known: Map<string, unknown>, count: number): void {
  let left = count;
  for (const key of known.keys()) {
    if (left === 0) return;
    known.delete(key);
    left -= 1;
  }
}
