import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasCode } from '../files/has-code.ts';
import { readPack, shippedPackFolder } from '../home/pack.ts';
import { runCommand, temporaryHome } from './running-server.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** All that decides what training makes of the pack. */
const ENGINE = [
  'apps/hamzaban/src/models',
  ...['persian', 'nlu', 'dialogue', 'bot', 'rasa-project'].map((name) => `packages/${name}`),
];

/**
 * Gives a home the shipped pack's model, as the Docker image and the bundle do. Training it takes minutes, so it is
 * trained once for all test files (by the real command, in a home of its own) and kept in the system's folder of
 * temporary files for as long as neither the pack nor the engine changes.
 */
export async function provideTrainedPack(home: string): Promise<void> {
  const pack = await readPack(shippedPackFolder);
  if (pack === undefined) throw new Error(`no pack in ${shippedPackFolder}`);
  const key = createHash('sha256')
    .update(pack.hash)
    .update(await hashOfEngine())
    .digest('hex')
    .slice(0, 24);
  const kept = join(tmpdir(), `hamzaban-pack-${key}`);
  while (!(await hasFiles(kept))) await trainOrWait(kept);
  const models = join(home, 'packs', `${pack.name}@${pack.version}`, 'models');
  await mkdir(models, { recursive: true });
  await cp(kept, models, { recursive: true });
}

/** Trains, or waits a while for the process that does. */
async function trainOrWait(kept: string): Promise<void> {
  const lock = `${kept}.lock`;
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    if (!isAlive(Number(await readFile(lock, 'utf8').catch(() => '0')))) await rm(lock, { force: true });
    await sleep(500);
    return;
  }
  const seed = await temporaryHome();
  try {
    const made = await runCommand('hamzaban', ['tenant', 'create', 'seed', '--name', 'seed'], {
      environment: { HAMZABAN_HOME: seed.path },
    });
    if (made.code !== 0) throw new Error(`the pack cannot be trained:\n${made.stderr}`);
    for (const pack of await readdir(join(seed.path, 'packs'))) {
      await cp(join(seed.path, 'packs', pack, 'models'), `${kept}.part`, { recursive: true });
      await rename(`${kept}.part`, kept);
    }
  } finally {
    await seed.remove();
    await rm(lock, { force: true });
  }
}

async function hashOfEngine(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ENGINE) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name) && !/node_modules/.test(entry.parentPath))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(path));
  }
  return hash.digest('hex');
}

async function hasFiles(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
