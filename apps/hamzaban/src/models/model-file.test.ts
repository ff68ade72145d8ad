import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { newestModelFile, pruneModelFiles, readModelFile, writeModelFile } from './model-file.ts';

const parts = new Map([
  ['metadata.json', new TextEncoder().encode('{"name":"سلام"}')],
  ['components/nlu.bin', Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)],
  ['components/empty', new Uint8Array(0)],
]);
let home: Awaited<ReturnType<typeof temporaryHome>>;
beforeEach(async () => {
  home = await temporaryHome();
});
afterEach(() => home.remove());

describe('model files', () => {
  it('gives back every part as it was written', async () => {
    const { path, sha256 } = await writeModelFile(join(home.path, 'models'), 'first', parts);
    const read = await readModelFile(path, sha256);
    expect([...read].map(([name, bytes]) => [name, Buffer.from(bytes)])).toEqual(
      [...parts].map(([name, bytes]) => [name, Buffer.from(bytes)]),
    );
  });

  it('writes equal models as equal files', async () => {
    const first = await writeModelFile(home.path, 'a', parts);
    const second = await writeModelFile(home.path, 'b', parts);
    expect(second.sha256).toBe(first.sha256);
  });

  it('leaves no unfinished file behind', async () => {
    await writeModelFile(home.path, 'a', parts);
    expect(await readdir(home.path)).toEqual(['a.tar.gz']);
  });

  it('clears away what a training that was killed left, and nothing else', async () => {
    const names = ['old.tar.gz.77.part', 'young.tar.gz.78.part', 'film.mp4.part'];
    for (const name of names) await writeFile(join(home.path, name), 'half');
    for (const name of ['old.tar.gz.77.part', 'film.mp4.part']) await utimes(join(home.path, name), 1000, 1000);
    await writeModelFile(home.path, 'a', parts);
    expect((await readdir(home.path)).sort()).toEqual(['a.tar.gz', 'film.mp4.part', 'young.tar.gz.78.part']);
  });

  it('refuses a file that is not the one that was trained', async () => {
    const { path } = await writeModelFile(home.path, 'a', parts);
    await expect(readModelFile(path, 'f'.repeat(64))).rejects.toThrow(/a\.tar\.gz was changed after training/);
  });

  it('names a file that is no archive, and one that is not there', async () => {
    const path = join(home.path, 'broken.tar.gz');
    await writeFile(path, 'not gzip');
    await expect(readModelFile(path)).rejects.toThrow(/broken\.tar\.gz is not a model archive/);
    await expect(readModelFile(join(home.path, 'gone.tar.gz'))).rejects.toThrow(/gone\.tar\.gz cannot be read/);
  });

  it('finds the newest by modification time and keeps it when older ones go', async () => {
    for (const [index, name] of ['c', 'a', 'b'].entries()) {
      const { path } = await writeModelFile(home.path, name, parts);
      await utimes(path, 1000 + index, 1000 + index);
    }
    expect(await newestModelFile(home.path)).toBe(join(home.path, 'b.tar.gz'));
    await pruneModelFiles(home.path, 1, new Set([join(home.path, 'c.tar.gz')]));
    expect((await readdir(home.path)).sort()).toEqual(['b.tar.gz', 'c.tar.gz']);
  });

  it('finds nothing in a folder that is not there', async () => {
    expect(await newestModelFile(join(home.path, 'none'))).toBeUndefined();
  });
});
