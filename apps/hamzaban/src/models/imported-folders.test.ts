import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importedFolders } from './imported-folders.ts';

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'hamzaban-imports-'));
});
afterEach(() => rm(project, { recursive: true, force: true }));

it('are what config.yml says, made absolute', async () => {
  await writeFile(join(project, 'config.yml'), 'imports: [../packs/a, 5, sub]\n');
  expect(importedFolders(project)).toEqual([join(project, '../packs/a'), join(project, 'sub')]);
});

const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...'bcdefg'.split('').map(grown)].join('\n');

function grown(name: string): string {
  const before = String.fromCharCode(name.charCodeAt(0) - 1);
  return `${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]`;
}

it.each([
  ['nothing', ''],
  ['a text', 'text'],
  ['half a list', 'imports: [../packs/a'],
  ['a tab', 'imports:\n\t- a'],
  ['an alias of nothing', 'imports: *a'],
  ['aliases that grow', bomb],
])('are none of a config.yml that holds %s', async (_, text) => {
  await writeFile(join(project, 'config.yml'), text);
  expect(importedFolders(project)).toEqual([]);
});

it('are none where config.yml is missing, a folder or a pipe that nobody writes to', async () => {
  const file = join(project, 'config.yml');
  expect(importedFolders(project)).toEqual([]);
  await mkdir(file);
  expect(importedFolders(project)).toEqual([]);
  await rm(file, { recursive: true });
  execFileSync('mkfifo', [file]);
  expect(importedFolders(project)).toEqual([]);
});
