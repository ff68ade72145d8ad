import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { compileKernel, kernelNames, target } from './nlu-kernels.ts';

it.each(kernelNames)('the kernel %s is what its source compiles to', async (name) => {
  expect(await readFile(`${target}${name}.ts`, 'utf8')).toBe(await compileKernel(name));
});

it('there is no kernel without a source', async () => {
  expect((await readdir(target)).sort()).toEqual(kernelNames.map((name) => `${name}.ts`).sort());
});
