/** Deeper values could exhaust the stack of whoever writes them as JSON again; real answers have about ten levels. */
const MAX_DEPTH = 64;

/**
 * What makes a parsed JSON value unfit to be kept, as the end of a sentence, or null: too deep, a number that JSON cannot
 * write again (1e999), or a key that means something to JavaScript objects. Goes level by level, so that no depth can
 * exhaust this stack; linear in the size.
 */
export function findJsonFault(root: unknown): string | null {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'number' && !Number.isFinite(value)) return 'has a number too large to be one';
      if (typeof value !== 'object' || value === null) continue;
      if (depth === MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels`;
      if (Object.hasOwn(value, '__proto__')) return 'has the key "__proto__"';
      for (const inner of Object.values(value)) next.push(inner);
    }
    level = next;
  }
  return null;
}
