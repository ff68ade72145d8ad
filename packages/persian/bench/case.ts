/** One line of a case file: what goes in, what must come out, and how the project it comes from called its function. */
export interface Case {
  readonly in: unknown;
  readonly out?: unknown;
  readonly fn?: string;
  readonly opts?: unknown;
  readonly match?: 'contains' | 'any';
  readonly note?: string;
  readonly source_repo?: string;
  readonly source_path?: string;
  readonly [field: string]: unknown;
}

/** Answer of a row that has no function for a case: the case counts as failed. */
export const unmapped: unique symbol = Symbol('unmapped');

/** An option of a case by name, or undefined. */
export function option(one: Case, name: string): unknown {
  return typeof one.opts === 'object' && one.opts !== null
    ? (one.opts as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** Whether an answer is right: equal, or as `match` says. A list in `out` accepts any of its members for a text answer. */
export function isRight(one: Case, answer: unknown): boolean {
  if (answer === unmapped) return false;
  if (one.match === 'contains' && typeof answer === 'string')
    return asList(one.out).every((part) => answer.includes(String(part)));
  if (one.match === 'any' || (Array.isArray(one.out) && !Array.isArray(answer)))
    return asList(one.out).some((accepted) => isEqual(accepted, answer));
  return isEqual(one.out, answer);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Equality of JSON values. */
export function isEqual(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
