import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { baseModelFile } from '../models/base-model-file.ts';

/** A pack: a Rasa project that shops import, with a name and a version (`pack.json` in its folder). */
export interface Pack {
  readonly name: string;
  readonly version: string;
  /** Absolute path. */
  readonly folder: string;
  /** Hash of everything that training reads; a base model belongs to one hash. */
  readonly hash: string;
}

const PACK_FILE = 'pack.json';
/** What a pack consists of; its tests, evaluation data and models are not part of it. */
const PARTS = [
  'pack.json',
  'config.yml',
  'domain',
  'domain.yml',
  'data',
  'actions.ts',
  'actions.js',
  'actions',
  'README.md',
  'LICENSE',
];
const TRAINED_PARTS = ['config.yml', 'domain', 'domain.yml', 'data'];
const CODE_PARTS = ['actions.ts', 'actions.js', 'actions'];

const packSchema = z.object({ name: z.string().regex(/^[a-z0-9-]+$/), version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/** The folder of the pack that this program ships. */
export const shippedPackFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../../bots/shop-fa');

/** The pack in `folder`, or nothing when the folder is an ordinary project. */
export async function readPack(folder: string): Promise<Pack | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, PACK_FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
  const { name, version } = packSchema.parse(JSON.parse(text));
  return { name, version, folder, hash: await hashFiles(folder, TRAINED_PARTS) };
}

/**
 * Copies the shipped pack to `packs/<name>@<version>` when it is not there, or when its content is another
 * (a checkout under development). Models trained on the earlier content keep their base: bases are kept by hash.
 */
export async function installPack(packsFolder: string, source: string = shippedPackFolder): Promise<Pack> {
  const shipped = await readPack(source);
  if (shipped === undefined) throw new Error(`no ${PACK_FILE} in ${source}`);
  const folder = join(packsFolder, `${shipped.name}@${shipped.version}`);
  const installed = await readPack(folder);
  if (installed?.hash === shipped.hash && (await hasSameCode(source, folder))) {
    await copyModel(shipped, folder);
    return installed;
  }
  const unfinished = `${folder}.${process.pid}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  for (const part of PARTS) {
    if (await exists(join(source, part))) await cp(join(source, part), join(unfinished, part), { recursive: true });
  }
  for (const file of await filesBelow(unfinished)) await chmod(file, 0o444);
  if (await exists(join(folder, 'models'))) await rename(join(folder, 'models'), join(unfinished, 'models'));
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  await copyModel(shipped, folder);
  return { ...shipped, folder };
}

/** A program may bring its pack trained already (the Docker image and the bundle do): the first start is then quick. */
async function copyModel({ folder: source, hash }: Pack, folder: string): Promise<void> {
  const [from, to] = [baseModelFile(source, hash), baseModelFile(folder, hash)];
  if (!(await exists(from)) || (await exists(to))) return;
  await mkdir(dirname(to), { recursive: true });
  const unfinished = `${to}.${process.pid}.part`;
  await cp(from, unfinished);
  await rename(unfinished, to);
}

/** Actions are no part of what is trained, but a pack whose actions changed is to be copied again, too. */
async function hasSameCode(source: string, folder: string): Promise<boolean> {
  return (await hashFiles(source, CODE_PARTS)) === (await hashFiles(folder, CODE_PARTS));
}

async function hashFiles(folder: string, parts: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const part of parts) {
    for (const file of await filesBelow(join(folder, part))) {
      const content = await readFile(file);
      hash.update(`${relative(folder, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<readonly string[]> {
  if (!(await exists(path))) return [];
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false;
    throw error;
  }
}
