import { readFileSync } from 'node:fs';

/** Reads a file with one JSON value a line. */
export function readLines<Item>(path: string): readonly Item[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Item);
}
