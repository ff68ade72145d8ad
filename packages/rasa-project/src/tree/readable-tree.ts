import type { Reporter } from '../diagnostics/reporter.ts';
import type { FileTree } from './file-tree.ts';
import { UnreadablePathError } from './unreadable-path-error.ts';

/** A tree that never throws: what cannot be read is reported once and counts as not there. */
export interface ReadableTree extends Required<FileTree> {
  /** Files and folders that could not be read so far. */
  readonly unreadable: ReadonlySet<string>;
}

export function readableTree(tree: FileTree, reporter: Reporter): ReadableTree {
  const unreadable = new Set<string>();
  function note({ path, reason, mend }: UnreadablePathError): void {
    if (unreadable.has(path)) return;
    unreadable.add(path);
    reporter.report({
      code: 'unreadable-path',
      at: { file: path, line: 1, column: 1 },
      message: `'${path}' cannot be read: ${reason}.`,
      hint: mend,
    });
  }
  return {
    unreadable,
    files: (path) => tree.files(path, note),
    read(path) {
      try {
        return tree.read(path);
      } catch (error) {
        if (!(error instanceof UnreadablePathError)) throw error;
        note(error);
        return undefined;
      }
    },
    isFolder: (path) => tree.isFolder?.(path) ?? false,
  };
}
