import type { FileTree } from './file-tree.ts';
import { normalisePath } from './path.ts';

/** A file tree held in memory, for tests and for projects that do not live on a disk. Keys are paths, values texts or bytes. */
export function createMemoryTree(contents: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const encoder = new TextEncoder();
  const byPath = new Map(
    Object.entries(contents).map(([path, content]) => [
      normalisePath(path),
      typeof content === 'string' ? encoder.encode(content) : content,
    ]),
  );
  const sorted = [...byPath.keys()].sort();
  return {
    files(path) {
      const root = normalisePath(path);
      if (byPath.has(root)) return [root];
      const prefix = root === '.' ? '' : `${root}/`;
      return sorted.filter((file) => file.startsWith(prefix));
    },
    read: (path) => byPath.get(normalisePath(path)),
    isFolder: (path) => sorted.some((file) => file.startsWith(`${normalisePath(path)}/`)),
  };
}
