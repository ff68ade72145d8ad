/** Gives the value of a name, made when it is not there. */
export type Recall<Value> = (name: string, make: () => Value) => Value;

/** Keeps the values last asked for, at most twice `size`. */
export function createRecentCache<Value>(size: number): Recall<Value> {
  let recent = new Map<string, Value>();
  let older = new Map<string, Value>();
  return (name, make) => {
    const known = recent.get(name);
    if (known !== undefined) return known;
    const value = older.get(name) ?? make();
    if (recent.size >= size) {
      older = recent;
      recent = new Map();
    }
    recent.set(name, value);
    return value;
  };
}
