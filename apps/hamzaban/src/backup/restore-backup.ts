import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { unpackTar } from 'modern-tar/fs';
import { z } from 'zod';
import { systemProblemOf, systemProblemText } from '../files/system-problem.ts';
import { type BackupManifest, hashFile, MANIFEST_NAME } from './create-backup.ts';

/** The archive cannot be restored; the message says why. Nothing was changed. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError';
  readonly code = 'RESTORE_FAILED';
}

const manifestSchema = z.object({
  format: z.literal('hamzaban-backup'),
  version: z.literal(1),
  created_at: z.string(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

/**
 * Unpacks a backup as a new home: in a folder of its own first, every file held against its hash, the database checked
 * by `checkDatabase` (throws when it is damaged), then moved into place. The home must be empty or not there.
 */
export async function restoreBackup(
  file: string,
  home: string,
  checkDatabase: (path: string) => void,
): Promise<{ readonly files: number; readonly createdAt: string }> {
  await mkdir(dirname(home), { recursive: true });
  const there = await readdir(home).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (there !== undefined && there.length > 0)
    throw new RestoreError(`${home} is not empty; name a new folder with --to.`);
  // An empty folder may be a mount point (a Docker volume), which cannot be replaced: it is filled from inside.
  const work = await mkdtemp(
    there === undefined ? join(dirname(home), `.${basename(home)}-`) : join(home, '.restore-'),
  );
  try {
    await unpack(file, work);
    const manifest = await readManifest(file, work);
    for (const [name, hash] of Object.entries(manifest.files)) {
      const found = await hashFile(join(work, name)).catch(() => undefined);
      if (found !== hash)
        throw new RestoreError(
          `${file} is damaged: ${name} ${found === undefined ? 'is missing' : 'is not what was backed up'}.`,
        );
    }
    checkDatabase(join(work, 'state', 'hamzaban.db'));
    await rm(join(work, MANIFEST_NAME));
    await mkdir(join(work, 'logs'), { recursive: true });
    await chmod(join(work, 'state', 'secrets'), 0o700);
    if (there === undefined) {
      await rename(work, home);
      await chmod(home, 0o755);
    } else {
      // The database last: without it a half-filled home counts as one that was never started.
      for (const part of (await readdir(work)).sort((left) => (left === 'state' ? 1 : -1)))
        await rename(join(work, part), join(home, part));
      await rmdir(work);
    }
    return { files: Object.keys(manifest.files).length, createdAt: manifest.created_at };
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

async function unpack(file: string, folder: string): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), unpackTar(folder));
  } catch (error) {
    const problem = systemProblemOf(error);
    if (problem !== undefined)
      throw new RestoreError(systemProblemText({ ...problem, path: problem.path ?? file }), { cause: error });
    throw new RestoreError(
      `${file} is not a backup, or cut off: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

async function readManifest(file: string, folder: string): Promise<BackupManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST_NAME), 'utf8')));
  } catch (error) {
    throw new RestoreError(`${file} is not a backup of this program (no good ${MANIFEST_NAME} in it).`, {
      cause: error,
    });
  }
}
