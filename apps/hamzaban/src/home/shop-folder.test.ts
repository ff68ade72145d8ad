import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { moveIntoPlace } from '../files/move-into-place.ts';
import { writeShopFolder } from './shop-folder.ts';

let root: Awaited<ReturnType<typeof temporaryHome>>;
beforeEach(async () => {
  root = await temporaryHome();
});
afterEach(() => root.remove());

const plan = { name: 'رز', facts: {}, questions: [] };

async function packIn(folder: string) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'config.yml'), 'pipeline: []\n');
  return { name: 'small', version: '1.0.0', folder, hash: '' };
}

it('the folder of a shop appears whole, in the place of an empty one, and leaves one that is there alone', async () => {
  const pack = await packIn(join(root.path, 'packs', 'small@1.0.0'));
  const folder = join(root.path, 'shops', 'rose');
  await mkdir(folder, { recursive: true });
  expect(await writeShopFolder(folder, plan, pack)).toBe(true);
  await writeFile(join(folder, 'config.yml'), 'mine');
  expect(await writeShopFolder(folder, plan, pack)).toBe(false);
  expect(await readFile(join(folder, 'config.yml'), 'utf8')).toBe('mine');
  expect(await readdir(join(root.path, 'shops'))).toEqual(['rose']);
});

it('a finished folder never takes the place of one that somebody filled meanwhile', async () => {
  const [finished, folder] = [join(root.path, 'finished'), join(root.path, 'folder')];
  for (const path of [finished, folder]) {
    await mkdir(path);
    await writeFile(join(path, 'mine'), path);
  }
  expect(await moveIntoPlace(finished, folder)).toBe(false);
  expect(await readFile(join(folder, 'mine'), 'utf8')).toBe(folder);
  await expect(moveIntoPlace(join(root.path, 'nowhere'), folder)).rejects.toThrow(/ENOENT/);
});
