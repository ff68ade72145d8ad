import type { z } from 'zod';

/** The items of a text of JSON lines, or all that is wrong with it, a line each: place, what, and how to mend it. */
export interface ParsedLines<Item> {
  readonly items: readonly Item[];
  readonly problems: readonly string[];
}

/** Parses a file with one JSON value a line; blank lines, a byte order mark and CRLF are no matter. `name` stands before each problem. */
export function parseLines<Item>(name: string, bytes: Uint8Array, shape: z.ZodType<Item>): ParsedLines<Item> {
  const items: Item[] = [];
  const problems: string[] = [];
  const text = decode(bytes);
  if (text === null) return { items, problems: [`${name}: not UTF-8; save it as UTF-8`] };
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const place = `${name}:${index + 1}`;
    const value = parseJson(line);
    if (value === undefined) {
      problems.push(`${place}: no JSON; each line is one JSON object, without a comma behind it`);
      return;
    }
    const read = shape.safeParse(value);
    if (read.success) items.push(read.data);
    else for (const { path, message } of read.error.issues) problems.push(`${place}: ${[...path, message].join(': ')}`);
  });
  if (items.length === 0 && problems.length === 0) problems.push(`${name}: no lines`);
  return { items, problems };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
