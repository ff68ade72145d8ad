import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasCode } from './has-code.ts';

/**
 * Rejects with an error of the file system when files cannot be written into a folder that is there or is to be made: asked before
 * work that would be in vain. Makes nothing.
 */
export async function checkWritableFolder(folder: string): Promise<void> {
  try {
    const stats = await stat(folder);
    if (!stats.isDirectory())
      throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR', syscall: 'access', path: folder });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(folder) === folder) throw error;
    await checkWritableFolder(dirname(folder));
  }
}
