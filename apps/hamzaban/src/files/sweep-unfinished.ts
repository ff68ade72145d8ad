import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './has-code.ts';

const DAY_MS = 86_400_000;

/**
 * Deletes what commands that were killed left behind in a folder: entries with such names (in the home all that end in
 * `.part`) that nobody has touched for a day. Younger ones may belong to a command that is at work.
 */
export async function sweepUnfinished(folder: string, now: number, names = /\.part$/): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!names.test(name)) continue;
    const path = join(folder, name);
    const stats = await stat(path).catch(ignoreMissing);
    if (stats !== undefined && now - stats.mtimeMs > DAY_MS) await rm(path, { recursive: true, force: true });
  }
}

/** Another program may sweep at the same time. */
function ignoreMissing(error: unknown): undefined {
  if (hasCode(error, 'ENOENT')) return undefined;
  throw error;
}
