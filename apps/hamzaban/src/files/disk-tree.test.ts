import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskTree } from './disk-tree.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hamzaban-tree-'));
  await mkdir(join(root, 'data'));
  await writeFile(join(root, 'data', 'nlu.yml'), 'nlu: []\n');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const files = () => diskTree(root).files('data');

describe('the files of a disk', () => {
  it('are those of a folder and below it, sorted, or the one file', async () => {
    await mkdir(join(root, 'data', 'b'));
    await writeFile(join(root, 'data', 'b', 'a.yml'), '');
    expect(files()).toEqual(['data/b/a.yml', 'data/nlu.yml']);
    expect(diskTree(root).files('data/nlu.yml')).toEqual(['data/nlu.yml']);
    expect(diskTree(root).files('nowhere')).toEqual([]);
    expect(new TextDecoder().decode(diskTree(root).read('data/nlu.yml'))).toBe('nlu: []\n');
  });

  it('hold every file once where links lead in circles', async () => {
    await symlink('.', join(root, 'data', 'self'));
    await symlink('..', join(root, 'data', 'up'));
    await mkdir(join(root, 'data', 'a'));
    await symlink('../a', join(root, 'data', 'a', 'again'));
    const found = files();
    expect(found.filter((path) => path.endsWith('nlu.yml'))).toEqual(['data/nlu.yml']);
  });

  it('leave out links to nothing, links to themselves, and folders of the names of files', async () => {
    await symlink('gone', join(root, 'data', 'dangling.yml'));
    await symlink('loop.yml', join(root, 'data', 'loop.yml'));
    await mkdir(join(root, 'data', 'folder.yml'));
    expect(files()).toEqual(['data/nlu.yml']);
    expect(diskTree(root).read('data/folder.yml')).toBeUndefined();
    expect(diskTree(root).read('data/loop.yml')).toBeUndefined();
  });

  it('follow links to files and folders elsewhere, as Rasa does', async () => {
    await mkdir(join(root, 'shared'));
    await writeFile(join(root, 'shared', 'more.yml'), 'nlu: []\n');
    await symlink('../shared', join(root, 'data', 'linked'));
    expect(files()).toEqual(['data/linked/more.yml', 'data/nlu.yml']);
  });

  it('leave out pipes, which would be read for ever', () => {
    expect(spawnSync('mkfifo', [join(root, 'data', 'pipe.yml')]).status).toBe(0);
    expect(files()).toEqual(['data/nlu.yml']);
    expect(diskTree(root).read('data/pipe.yml')).toBeUndefined();
  });

  it('end where folders are nested deeper than any project', async () => {
    await mkdir(join(root, 'data', ...Array.from({ length: 60 }, () => 'd')), { recursive: true });
    await writeFile(join(root, 'data', ...Array.from({ length: 60 }, () => 'd'), 'deep.yml'), '');
    expect(files()).toEqual(['data/nlu.yml']);
  });

  it('say which file cannot be opened', async () => {
    await chmod(join(root, 'data', 'nlu.yml'), 0o000);
    // Root may read everything.
    if (process.getuid?.() === 0) return;
    expect(() => diskTree(root).read('data/nlu.yml')).toThrow(/nlu\.yml/);
  });
});
