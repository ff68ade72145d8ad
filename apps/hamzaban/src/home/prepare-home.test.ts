import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { homeAt } from './home.ts';
import { prepareHome } from './prepare-home.ts';

let root: Awaited<ReturnType<typeof temporaryHome>>;
beforeEach(async () => {
  root = await temporaryHome();
});
afterEach(() => root.remove());

it('what killed commands left behind in shops and packs goes after a day, and nothing else', async () => {
  const home = homeAt(root.path);
  const old = new Date(Date.now() - 25 * 3_600_000);
  for (const folder of [home.shops, home.packs]) {
    for (const name of ['rose.1.part', 'tulip.2.part', 'lily']) {
      await mkdir(join(folder, name), { recursive: true });
      await writeFile(join(folder, name, 'config.yml'), '');
    }
    for (const name of ['rose.1.part', 'lily']) await utimes(join(folder, name), old, old);
  }
  await prepareHome(home);
  expect((await readdir(home.shops)).toSorted()).toEqual(['lily', 'tulip.2.part']);
  expect(await readdir(home.packs)).not.toContain('rose.1.part');
  expect(await readdir(home.packs)).toEqual(expect.arrayContaining(['lily', 'tulip.2.part']));
});
