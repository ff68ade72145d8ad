import type { FieldReader } from '../yaml/field-reader.ts';
import type { LocatedMap } from '../yaml/located-node.ts';

/** Top-level keys of Rasa Pro, which Rasa 3 open source leaves unread. */
const PRO_KEYS = new Set(['flows', 'model_groups']);

/** Rasa ignores unknown top-level keys; one that is almost a known key is a slip of the pen. */
export function warnAboutMisspelledKeys(root: LocatedMap, known: readonly string[], fields: FieldReader): void {
  for (const entry of root.entries) {
    if (PRO_KEYS.has(entry.key)) {
      fields.report('pro-only', entry, {
        message: `The key '${entry.key}' belongs to Rasa Pro; what stands below it is not read.`,
        hint: 'Express it by stories and rules, or delete it.',
      });
    }
    if (known.includes(entry.key)) continue;
    const meant = known.find((key) => isOneSlipAway(entry.key.toLowerCase(), key));
    if (meant === undefined) continue;
    fields.report('misspelled-key', entry, {
      message: `The key '${entry.key}' is not known; what stands below it is not read.`,
      hint: `Did you mean '${meant}'?`,
    });
  }
}

/** Whether one letter added, left out, changed, or two neighbours swapped turns one word into the other. */
export function isOneSlipAway(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return left === right;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  const [a, b] = [left.slice(start), right.slice(start)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
