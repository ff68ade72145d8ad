import { rename } from 'node:fs/promises';
import { hasCode } from './has-code.ts';

/**
 * Gives a finished folder its name, in one step. An empty folder in that place is replaced; false when there is one with
 * something in it.
 */
export async function moveIntoPlace(finished: string, folder: string): Promise<boolean> {
  try {
    await rename(finished, folder);
    return true;
  } catch (error) {
    // POSIX allows both for a folder that is not empty.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}
