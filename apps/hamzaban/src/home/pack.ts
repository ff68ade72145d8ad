import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { exists } from '../files/exists.ts';
import { hasCode } from '../files/has-code.ts';
import { moveIntoPlace } from '../files/move-into-place.ts';
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

const ATTEMPTS = 5;
const ATTEMPT_MS = 100;

const packSchema = z.object({ name: z.string().regex(/^[a-z0-9-]+$/), version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/** The folder of the pack that this program ships. */
export const shippedPackFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../../bots/shop-fa');

/** The pack in `folder`, or nothing when the folder is an ordinary project. */
export async function readPack(folder: string): Promise<Pack | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, PACK_FILE), 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const { name, version } = packSchema.parse(JSON.parse(text));
  return { name, version, folder, hash: await hashFiles(folder, TRAINED_PARTS) };
}

/**
 * Copies the shipped pack to `packs/<name>@<version>` when it is not there, or when its content is another
 * (a checkout under development). Models trained on the earlier content keep their base: bases are kept by hash.
 * Programs that do so at the same moment agree on one copy.
 */
export async function installPack(packsFolder: string, source: string = shippedPackFolder): Promise<Pack> {
  const shipped = await readPack(source);
  if (shipped === undefined) throw new Error(`no ${PACK_FILE} in ${source}`);
  const folder = join(packsFolder, `${shipped.name}@${shipped.version}`);
  for (let attempt = 1; ; attempt++) {
    try {
      if (!(await isInstalled(shipped, folder))) await install(shipped, folder);
      break;
    } catch (error) {
      // Somebody else is renewing it: for a moment it is away.
      if (attempt === ATTEMPTS || !isMissing(error)) throw error;
      await setTimeout(ATTEMPT_MS);
    }
  }
  await copyModel(shipped, folder);
  return { ...shipped, folder };
}

async function isInstalled(shipped: Pack, folder: string): Promise<boolean> {
  return (await readPack(folder))?.hash === shipped.hash && (await hasSameCode(shipped.folder, folder));
}

async function install(shipped: Pack, folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}.part`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    await mkdir(unfinished, { recursive: true });
    for (const part of PARTS) {
      const from = join(shipped.folder, part);
      if (await exists(from)) await cp(from, join(unfinished, part), { recursive: true });
    }
    for (const file of await filesBelow(unfinished)) await chmod(file, 0o444);
    if (!(await moveIntoPlace(unfinished, folder)) && !(await isInstalled(shipped, folder)))
      await replace(folder, unfinished);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Puts the new content in the place of another, with the models that were trained there. */
async function replace(folder: string, finished: string): Promise<void> {
  const old = `${folder}.${process.pid}.old.part`;
  await rename(folder, old);
  const isReplaced = await moveIntoPlace(finished, folder);
  const models = join(folder, 'models');
  // Where another program was quicker, what it put there is as good.
  if (isReplaced || !(await exists(models))) await moveIfThere(join(old, 'models'), models);
  await rm(old, { recursive: true, force: true });
}

async function moveIfThere(from: string, to: string): Promise<void> {
  if (await exists(from)) await rename(from, to);
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

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ENOTDIR');
}
