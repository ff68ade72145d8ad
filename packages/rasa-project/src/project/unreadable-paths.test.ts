import { describe, expect, it } from 'vitest';
import type { FileTree } from '../tree/file-tree.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { UnreadablePathError } from '../tree/unreadable-path-error.ts';
import { readDataPaths } from './read-data-paths.ts';
import { readProject } from './read-project.ts';

const files = {
  'config.yml': 'assistant_id: a\n',
  'domain.yml': 'version: "3.1"\nintents: [greet]\n',
  'data/nlu.yml': 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - سلام\n',
  'data/broken.yml': 'nlu: [\n',
};

const problem = { reason: 'this user may not use it', mend: 'Give it back.' };

/** A tree in which some files may not be read, and some folders not be looked into. */
function closed(paths: readonly string[]): FileTree {
  const tree = createMemoryTree(files);
  const fault = (path: string) => new UnreadablePathError(path, problem);
  return {
    files(path, onUnreadable) {
      const shut = paths.find((one) => one === path && tree.isFolder?.(path) === true);
      if (shut !== undefined) {
        onUnreadable?.(fault(shut));
        return [];
      }
      return tree.files(path);
    },
    read(path) {
      if (paths.includes(path)) throw fault(path);
      return tree.read(path);
    },
    isFolder: (path) => tree.isFolder?.(path) ?? false,
  };
}

const said = (tree: FileTree) =>
  readProject(tree).diagnostics.map(({ severity, code, file }) => `${file} ${severity} ${code}`);

describe('what may not be read', () => {
  it('is told with the place, the reason and the mend, and with everything else that is wrong', () => {
    const { diagnostics } = readProject(closed(['data/nlu.yml']));
    expect(diagnostics.find(({ file }) => file === 'data/nlu.yml')).toMatchObject({
      severity: 'error',
      code: 'unreadable-path',
      line: 1,
      column: 1,
      message: "'data/nlu.yml' cannot be read: this user may not use it.",
      hint: 'Give it back.',
    });
    expect(diagnostics.map(({ code }) => code)).toContain('yaml-syntax');
  });

  it.each(['config.yml', 'domain.yml', 'data'])(
    'is told once of %s, and nothing is said to be missing for it',
    (path) => {
      const { project, diagnostics } = readProject(closed([path]));
      expect(diagnostics.filter(({ code }) => code === 'unreadable-path')).toHaveLength(1);
      expect(project.incomplete).toContain(
        path === 'config.yml' ? 'config' : path === 'domain.yml' ? 'domain' : 'data',
      );
    },
  );

  it('is told of data that are read without a project', () => {
    expect(readDataPaths(closed(['data/nlu.yml']), ['data']).diagnostics.map(({ code }) => code)).toEqual([
      'yaml-syntax',
      'unreadable-path',
    ]);
  });
});

describe('a folder where a file is needed', () => {
  const tree = (more: Readonly<Record<string, string>>, ...without: readonly string[]) =>
    createMemoryTree(
      Object.fromEntries(Object.entries({ ...files, ...more }).filter(([path]) => !without.includes(path))),
    );

  it('is an error for the configuration', () => {
    expect(said(tree({ 'config.yml/x.txt': '' }, 'config.yml', 'data/broken.yml'))).toEqual([
      'config.yml error folder-instead-of-file',
    ]);
  });

  it('is an error for a domain when it is empty, as Docker makes it, and a warning when a domain is in it', () => {
    const empty: FileTree = {
      ...tree({}, 'domain.yml', 'data/broken.yml'),
      isFolder: (path) => path === 'domain.yml',
    };
    expect(said(empty)).toEqual(['domain.yml error folder-instead-of-file']);
    const filled = tree({ 'domain.yml/a.yml': files['domain.yml'] }, 'domain.yml', 'data/broken.yml');
    expect(said(filled)).toEqual(['domain.yml warning folder-instead-of-file']);
    expect(readProject(filled).project.domain.intents.map(({ name }) => name)).toContain('greet');
  });
});

it('a project without a domain says that there is none', () => {
  const { diagnostics } = readProject(createMemoryTree({ 'config.yml': files['config.yml'] }));
  const found = diagnostics.find(({ file }) => file === 'domain.yml');
  expect(found?.message).toMatch(/^There is no domain: 'domain\.yml' does not exist/);
});
