import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../files/has-code.ts';

const DAY_MS = 86_400_000;

/**
 * Deletes what commands that were killed left behind in a folder of the home: entries that end in `.part` and that nobody has touched
 * for a day. Younger ones may belong to a command that is at work.
 */
export async function sweepUnfinished(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue;
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
