import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { endWith, messageOf } from './end-with.ts';
import { parseLines } from './parse-lines.ts';

const shownProblems = 20;

/** Reads a file with one JSON value a line. Ends the program with all that is wrong with the file. */
export function readLines<Item>(path: string, shape: z.ZodType<Item>): readonly Item[] {
  const { items, problems } = parseLines(path, readBytes(path), shape);
  if (problems.length === 0) return items;
  const more = problems.length - shownProblems;
  endWith([...problems.slice(0, shownProblems), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    endWith(`${path} cannot be read: ${messageOf(error)}`);
  }
}
