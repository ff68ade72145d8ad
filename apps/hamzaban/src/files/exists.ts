import { stat } from 'node:fs/promises';
import { hasCode } from './has-code.ts';

/** Whether something is at a path. Rejects where that cannot be told (no right to look). */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}
