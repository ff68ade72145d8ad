/** Gives the value of a name, made when it is not there. */
export type Recall<Value, Name = string> = (name: Name, make: () => Value) => Value;

/** Keeps the values last asked for, at most twice `size`. */
export function createRecentCache<Value, Name = string>(size: number): Recall<Value, Name> {
  let recent = new Map<Name, Value>();
  let older = new Map<Name, Value>();
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
