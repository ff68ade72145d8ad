import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemProblemOf, systemProblemText } from './system-problem.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hamzaban-system-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const problemOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    const problem = systemProblemOf(error);
    return problem === undefined ? undefined : systemProblemText(problem);
  }
  return undefined;
};

describe('what the operating system refuses', () => {
  it.each<[what: string, work: () => unknown, words: RegExp]>([
    ['a file that is not there', () => readFileSync(join(folder, 'none')), /none' cannot be used: it is not there\./],
    ['a folder as a file', () => writeFileSync(folder, ''), /cannot be used: it is a folder, and a file is needed\./],
    [
      'a file as a folder',
      () => readdirSync(join(folder, 'file')),
      /file' cannot be used: a part of the path is a file/,
    ],
    ['a name that is too long', () => writeFileSync(join(folder, 'x'.repeat(300)), ''), /the name is too long\./],
    ['a full disk', () => writeFileSync('/dev/full', 'x'), /the disk is full\. Make room/],
  ])('is said in words with the place and the mend: %s', (_, work, words) => {
    expect(problemOf(work)).toMatch(words);
    expect(problemOf(work)).not.toMatch(/E[A-Z]{3,}/);
  });

  it('is nothing of other errors', () => {
    expect(systemProblemOf(Object.assign(new Error('x'), { code: 'EACCES', syscall: 'listen' }))).toBeUndefined();
    expect(systemProblemOf(new Error('x'))).toBeUndefined();
    expect(systemProblemOf(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBeUndefined();
    expect(
      systemProblemOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' })),
    ).toBeUndefined();
    expect(systemProblemOf(undefined)).toBeUndefined();
  });
});
