import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { packTar, unpackTar } from 'modern-tar';
import { hasCode } from '../files/has-code.ts';
import { sweepUnfinished } from '../files/sweep-unfinished.ts';
import { gzipPieces } from './gzip-pieces.ts';
import { ModelFileError } from './model-file-error.ts';

const gunzipAsync = promisify(gunzip);

/** More than any model needs; a file that unpacks to more is refused before it fills the memory. */
const UNPACKED_BYTES_MAX = 512 * 1024 * 1024;

/** Rasa's suffix; the newest file of a models folder wins. */
export const MODEL_SUFFIX = '.tar.gz';
/** What a training that was killed leaves in a folder that may hold files of others. */
const UNFINISHED = /\.tar\.gz\.\d+\.part$/;

export interface WrittenModel {
  /** Absolute path. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes `parts` (file name inside the archive → content) as `<folder>/<name>.tar.gz`. The file appears whole
 * or not at all: it is written beside, flushed to disk and renamed. What a training that was killed left there goes.
 */
export async function writeModelFile(
  folder: string,
  name: string,
  parts: ReadonlyMap<string, Uint8Array>,
): Promise<WrittenModel> {
  await mkdir(folder, { recursive: true });
  await sweepUnfinished(folder, Date.now(), UNFINISHED);
  const entries = [...parts].map(([path, body]) => ({
    // A fixed time makes equal models equal files.
    header: { name: path, size: body.length, type: 'file' as const, mode: 0o644, mtime: new Date(0) },
    body,
  }));
  // Level 6 takes half as long again for 1 % less.
  const packed = await gzipPieces(await packTar(entries), 4);
  const path = join(folder, `${name}${MODEL_SUFFIX}`);
  const unfinished = `${path}.${process.pid}.part`;
  const file = await open(unfinished, 'w', 0o644);
  try {
    await file.writeFile(packed);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  return { path, sha256: createHash('sha256').update(packed).digest('hex'), bytes: packed.length };
}

/**
 * The parts of a model file by their names. Throws a `ModelFileError` that names the file when it is missing,
 * is no archive, or is not the one that `sha256` (when given) was noted for.
 */
export async function readModelFile(path: string, sha256?: string): Promise<ReadonlyMap<string, Uint8Array>> {
  let packed: Buffer;
  try {
    packed = await readFile(path);
  } catch (error) {
    throw new ModelFileError(path, 'cannot be read', { cause: error });
  }
  if (sha256 !== undefined && createHash('sha256').update(packed).digest('hex') !== sha256) {
    throw new ModelFileError(path, 'was changed after training (its hash differs from the one noted); train again');
  }
  try {
    const tar = await gunzipAsync(packed, {
      maxOutputLength: UNPACKED_BYTES_MAX,
      chunkSize: unpackedLength(packed),
    });
    const parts = new Map<string, Uint8Array>();
    for (const { header, data } of await unpackTar(tar)) if (data !== undefined) parts.set(header.name, data);
    return parts;
  } catch (error) {
    throw new ModelFileError(path, 'is not a model archive; train again', { cause: error });
  }
}

/**
 * The length that a gzip file says it has unpacked (RFC 1952 §2.3.1, ISIZE), so that it unpacks into one buffer instead of
 * a thousand that are then copied together. Within bounds whatever a damaged file says; more than that unpacks as well.
 */
function unpackedLength(packed: Buffer): number {
  const stated = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4);
  return Math.min(Math.max(stated + 1, 16 * 1024), UNPACKED_BYTES_MAX / 8);
}

/** The newest model file of a folder by modification time (Rasa's rule), or nothing. */
export async function newestModelFile(folder: string): Promise<string | undefined> {
  let newest: { path: string; time: number } | undefined;
  for (const name of await modelFileNames(folder)) {
    const path = join(folder, name);
    const time = (await stat(path)).mtimeMs;
    if (newest === undefined || time > newest.time || (time === newest.time && path > newest.path))
      newest = { path, time };
  }
  return newest?.path;
}

/** Deletes all but the newest `keep` model files of a folder; `pinned` paths stay whatever their age. */
export async function pruneModelFiles(folder: string, keep: number, pinned: ReadonlySet<string>): Promise<void> {
  const files = await Promise.all(
    (await modelFileNames(folder)).map(async (name) => {
      const path = join(folder, name);
      return { path, time: (await stat(path)).mtimeMs };
    }),
  );
  files.sort((a, b) => b.time - a.time);
  for (const { path } of files.slice(keep)) if (!pinned.has(path)) await unlink(path);
}

async function modelFileNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(MODEL_SUFFIX));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
