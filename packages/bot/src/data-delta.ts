/** Plain data: what JSON can hold, with `undefined` for fields that are not there. */
export type PlainData =
  | null
  | undefined
  | boolean
  | number
  | string
  | readonly PlainData[]
  | { readonly [key: string]: PlainData };

/**
 * What is to be done to one value to get another: keep it, put another in its place, or go into an object and do this
 * to its fields.
 */
export type DataDelta =
  | { readonly op: 'keep' }
  | { readonly op: 'put'; readonly value: PlainData }
  | {
      readonly op: 'edit';
      readonly fields: { readonly [key: string]: DataDelta };
      readonly removed: readonly string[];
    };

const KEEP: DataDelta = { op: 'keep' };

/** The delta that leads from `from` to `to`. Objects are compared field by field, lists as a whole. */
export function diffData(from: PlainData, to: PlainData): DataDelta {
  if (from === to) return KEEP;
  if (!isRecord(from) || !isRecord(to)) return isEqual(from, to) ? KEEP : { op: 'put', value: to };
  const changes: [string, DataDelta][] = [];
  for (const [key, value] of Object.entries(to)) {
    if (value === undefined) continue;
    const delta: DataDelta = Object.hasOwn(from, key) ? diffData(from[key], value) : { op: 'put', value };
    if (delta.op !== 'keep') changes.push([key, delta]);
  }
  const removed = Object.keys(from).filter((key) => from[key] !== undefined && ownField(to, key) === undefined);
  return changes.length === 0 && removed.length === 0
    ? KEEP
    : { op: 'edit', fields: Object.fromEntries(changes), removed };
}

/**
 * Applies a delta. Whatever it keeps is the very object of `from`, not a copy. Fields that were there stay in their
 * order, new ones follow.
 */
export function applyDelta(from: PlainData, delta: DataDelta): PlainData {
  if (delta.op === 'keep') return from;
  if (delta.op === 'put') return delta.value;
  const source = isRecord(from) ? from : {};
  const removed = new Set(delta.removed);
  const result: [string, PlainData][] = [];
  for (const [key, value] of Object.entries(source)) {
    const change = ownField(delta.fields, key);
    if (!removed.has(key)) result.push([key, change === undefined ? value : applyDelta(value, change)]);
  }
  for (const [key, change] of Object.entries(delta.fields)) {
    if (!Object.hasOwn(source, key)) result.push([key, applyDelta(undefined, change)]);
  }
  return Object.fromEntries(result);
}

/** A field of the object itself: `valueOf` and `__proto__` are names as any other, not what every object inherits. */
function ownField<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: PlainData): value is { readonly [key: string]: PlainData } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEqual(one: PlainData, other: PlainData): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one).filter((key) => one[key] !== undefined);
  const otherKeys = Object.keys(other).filter((key) => other[key] !== undefined);
  return (
    keys.length === otherKeys.length && keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]))
  );
}
