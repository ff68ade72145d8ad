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

  it('say which file or folder cannot be opened, and leave out nothing else', async () => {
    // Root may read everything, so the test gives up its rights for the while.
    const isRoot = process.getuid?.() === 0;
    await mkdir(join(root, 'data', 'shut'));
    await chmod(join(root, 'data', 'nlu.yml'), 0o000);
    await chmod(join(root, 'data', 'shut'), 0o000);
    await chmod(root, 0o755);
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(() => diskTree(root).read('data/nlu.yml')).toThrow(/'data\/nlu\.yml' cannot be read: this user may not/);
      expect(files).toThrow(/'data\/shut' cannot be read: this user may not use it\./);
      const shut: string[] = [];
      expect(diskTree(root).files('data', ({ path }) => shut.push(path))).toEqual(['data/nlu.yml']);
      expect(shut).toEqual(['data/shut']);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('tell a folder from a file and from nothing', () => {
    expect(['data', 'data/nlu.yml', 'none'].map((path) => diskTree(root).isFolder?.(path))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
