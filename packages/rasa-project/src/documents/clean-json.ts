import type { JsonValue } from './json-value.ts';

/** Deeper values could exhaust the stack of whoever writes them as JSON again; real ones have a few levels. */
const DEPTH_MAX = 64;
/** What no text of a visitor may hold; tabs and line ends it may. */
const refusedControls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * A JSON value whose texts, names of fields too, hold what the texts of messages may hold: control characters are taken out,
 * halves of surrogate pairs become U+FFFD. JSON lets anybody write them as `\u0000` in a text that itself holds none.
 * Undefined for what is nested deeper than any value that is meant: more than 64 levels of lists and objects.
 */
export function cleanJson(value: JsonValue): JsonValue | undefined {
  return isDeeperThan(value, DEPTH_MAX) ? undefined : cleaned(value);
}

function cleaned(value: JsonValue): JsonValue {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(cleaned);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [cleanText(name), cleaned(field)]));
}

function cleanText(text: string): string {
  return text.replace(refusedControls, '').toWellFormed();
}

/** Level by level, so that no depth can exhaust this stack either. */
function isDeeperThan(root: JsonValue, levels: number): boolean {
  let level: readonly object[] = isNested(root) ? [root] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((value) => Object.values(value).filter(isNested));
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
