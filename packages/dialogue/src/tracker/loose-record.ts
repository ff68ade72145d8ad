/**
 * Records by names that differ from conversation to conversation (slots that were set). They have no prototype, so V8 keeps
 * them as hash tables: an ordinary object would get a shape for every combination of names, and code that was optimised
 * for the shapes of yesterday's conversations would be thrown away when new ones come (docs/decisions/2026-11-29-half-load.md).
 */
export type LooseRecord<Value> = Readonly<Record<string, Value>>;

/** A copy of a record, to be filled before anybody else sees it. */
export function looseCopy<Value>(of: LooseRecord<Value> = {}): Record<string, Value> {
  return Object.assign(Object.create(null) as Record<string, Value>, of);
}

/** The record with one value more, or another one. */
export function withEntry<Value>(record: LooseRecord<Value>, name: string, value: Value): LooseRecord<Value> {
  const copy = looseCopy(record);
  copy[name] = value;
  return copy;
}

/** The record without a name. */
export function withoutEntry<Value>(record: LooseRecord<Value>, name: string): LooseRecord<Value> {
  const copy = looseCopy(record);
  delete copy[name];
  return copy;
}
