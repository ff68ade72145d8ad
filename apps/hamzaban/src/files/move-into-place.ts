import { rename } from 'node:fs/promises';

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
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}
