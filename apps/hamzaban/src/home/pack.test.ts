import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { installPack, readPack } from './pack.ts';

const run = promisify(execFile);

let home: Awaited<ReturnType<typeof temporaryHome>>;
let source: string;
let packs: string;
beforeEach(async () => {
  home = await temporaryHome();
  source = join(home.path, 'source');
  packs = join(home.path, 'packs');
  await mkdir(join(source, 'data'), { recursive: true });
  await mkdir(join(source, 'tests'));
  await writeFile(join(source, 'pack.json'), '{"name": "small", "version": "1.2.3"}');
  await writeFile(join(source, 'config.yml'), 'language: fa\n');
  await writeFile(join(source, 'data', 'nlu.yml'), 'nlu: []\n');
  await writeFile(join(source, 'tests', 'test_x.yml'), 'stories: []\n');
});
afterEach(() => home.remove());

describe('packs', () => {
  it('bring their model along when they are trained already', async () => {
    const { hash } = (await readPack(source)) ?? { hash: '' };
    const model = join('models', `base-${hash.slice(0, 32)}.tar.gz`);
    const before = await installPack(packs, source);
    expect(await readdir(before.folder)).not.toContain('models');
    await mkdir(join(source, 'models'));
    await writeFile(join(source, model), 'trained');
    await writeFile(join(source, 'models', 'base-of-another-content.tar.gz'), 'other');
    const { folder } = await installPack(packs, source);
    expect(await readFile(join(folder, model), 'utf8')).toBe('trained');
    expect(await readdir(join(folder, 'models'))).toHaveLength(1);
  });

  it('are copied once a version, read-only, without their tests', async () => {
    const pack = await installPack(packs, source);
    expect(pack).toMatchObject({ name: 'small', version: '1.2.3', folder: join(packs, 'small@1.2.3') });
    expect((await readdir(pack.folder)).sort()).toEqual(['config.yml', 'data', 'pack.json']);
    expect((await stat(join(pack.folder, 'data', 'nlu.yml'))).mode & 0o222).toBe(0);
    const before = (await stat(pack.folder)).ino;
    await installPack(packs, source);
    expect((await stat(pack.folder)).ino).toBe(before);
  });

  it('are copied once by programs that start at the same moment, and renewed with their models', async () => {
    const install = pathToFileURL(join(import.meta.dirname, 'pack.ts')).href;
    const script = `const { installPack } = await import('${install}'); while (Date.now() < Number(process.argv[3])); await installPack(process.argv[1], process.argv[2]);`;
    const together = () => {
      const at = String(Date.now() + 1000);
      const args = ['--input-type=module', '-e', script, packs, source, at];
      return Promise.all([1, 2, 3].map(() => run(process.execPath, args)));
    };
    for (let part = 0; part < 200; part++)
      await writeFile(join(source, 'data', `${part}.yml`), 'nlu: []\n'.repeat(5000));
    await together();
    await mkdir(join(packs, 'small@1.2.3', 'models'));
    await writeFile(join(packs, 'small@1.2.3', 'models', 'old.tar.gz'), 'model');
    for (const round of [1, 2, 3]) {
      await writeFile(join(source, 'data', 'nlu.yml'), `nlu: [] # ${round}\n`);
      await together();
      expect((await readPack(join(packs, 'small@1.2.3')))?.hash).toBe((await readPack(source))?.hash);
      expect(await readdir(join(packs, 'small@1.2.3', 'models'))).toEqual(['old.tar.gz']);
      expect(await readdir(packs)).toEqual(['small@1.2.3']);
    }
  }, 60_000);

  it('have a hash of what training reads and of nothing else', async () => {
    const before = await readPack(source);
    await writeFile(join(source, 'tests', 'test_x.yml'), 'stories: [] # more\n');
    expect((await readPack(source))?.hash).toBe(before?.hash);
    await writeFile(join(source, 'data', 'nlu.yml'), 'nlu: [] # more\n');
    expect((await readPack(source))?.hash).not.toBe(before?.hash);
  });

  it('are renewed when their content changed, and keep the models of the content before', async () => {
    const first = await installPack(packs, source);
    await mkdir(join(first.folder, 'models'));
    await writeFile(join(first.folder, 'models', 'old.tar.gz'), 'model');
    await writeFile(join(source, 'data', 'nlu.yml'), 'nlu: [] # more\n');
    const second = await installPack(packs, source);
    expect(await readFile(join(second.folder, 'data', 'nlu.yml'), 'utf8')).toBe('nlu: [] # more\n');
    expect(await readdir(join(second.folder, 'models'))).toEqual(['old.tar.gz']);
  });

  it('bring their actions along, and are renewed when these alone changed, without another training', async () => {
    await writeFile(join(source, 'actions.ts'), '// first\n');
    const first = await installPack(packs, source);
    await writeFile(join(source, 'actions.ts'), '// second\n');
    const second = await installPack(packs, source);
    expect(await readFile(join(second.folder, 'actions.ts'), 'utf8')).toBe('// second\n');
    expect(second.hash).toBe(first.hash);
  });

  it('are told from ordinary projects by their pack.json', async () => {
    expect(await readPack(join(source, 'data'))).toBeUndefined();
    expect(await readPack(join(home.path, 'nowhere'))).toBeUndefined();
  });
});
