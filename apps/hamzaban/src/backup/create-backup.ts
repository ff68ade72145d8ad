import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { packTar, type TarSource } from 'modern-tar/fs';
import { hasCode } from '../files/has-code.ts';
import type { Home } from '../home/home.ts';

/** What an archive says of itself: the hash of every file in it. First entry, so that a reader knows before it unpacks. */
export interface BackupManifest {
  readonly format: 'hamzaban-backup';
  readonly version: 1;
  readonly created_at: string;
  /** Path inside the home → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

export const MANIFEST_NAME = 'backup.json';
/** Parts of a home that a backup holds besides the database: what cannot be made again. */
const PARTS = ['shops', 'packs', 'state/secrets'];

/**
 * Writes everything of a home, also one that is being served, as one archive: a consistent copy of the database
 * (checked), shops with their models, packs, secrets. The archive is readable by its owner only and appears whole.
 */
export async function createBackup(
  home: Home,
  file: string,
  options: { readonly copyDatabase: (target: string) => void; readonly now: () => number },
): Promise<{ readonly files: number; readonly bytes: number }> {
  const work = await mkdtemp(join(dirname(file), `.${basename(file)}-`));
  try {
    const database = join(work, 'hamzaban.db');
    options.copyDatabase(database);
    const sources = new Map([['state/hamzaban.db', database]]);
    for (const part of PARTS)
      for (const path of await filesBelow(join(home.root, part))) sources.set(relative(home.root, path), path);
    const hashes: Record<string, string> = {};
    for (const [name, path] of sources) hashes[name] = await hashFile(path);
    const manifest: BackupManifest = {
      format: 'hamzaban-backup',
      version: 1,
      created_at: new Date(options.now()).toISOString(),
      files: hashes,
    };
    const entries: TarSource[] = [
      { type: 'content', target: MANIFEST_NAME, content: JSON.stringify(manifest), mode: 0o600 },
      ...[...sources].map(([target, source]): TarSource => ({ type: 'file', target, source, mode: 0o600 })),
    ];
    const unfinished = join(work, 'archive');
    await pipeline(packTar(entries), createGzip({ level: 1 }), createWriteStream(unfinished, { mode: 0o600 }));
    const handle = await open(unfinished, 'r');
    await handle.sync();
    await handle.close();
    await rename(unfinished, file);
    return { files: sources.size, bytes: (await stat(file)).size };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** SHA-256 of a file, read piece by piece. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** All files of a folder and below, sorted; none when it is not there. Files that are being written are left out. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
