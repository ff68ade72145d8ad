import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileTree } from '@hamzaban/rasa-project';

/** Deeper than any project; a loop of links ends here at the latest. */
const DEPTH_MAX = 32;

/**
 * The files of a disk as a project reader sees them: paths relative to `root` (an absolute folder), or absolute.
 * Links are followed, each folder once. Blocking: for commands and training threads, not for the serving thread.
 */
export function diskTree(root: string): FileTree {
  return {
    files(path) {
      const found: string[] = [];
      collect({ root, path, depth: 0, visited: new Set() }, found);
      return found.sort();
    },
    read(path) {
      const file = resolve(root, path);
      return isKind(file, 'file') ? readFileSync(file) : undefined;
    },
  };
}

/** The bytes of all files at or below these paths. */
export function bytesBelow(root: string, paths: readonly string[]): number {
  const { files } = diskTree(root);
  return paths.flatMap(files).reduce((sum, file) => sum + (statsOf(resolve(root, file))?.size ?? 0), 0);
}

interface Place {
  readonly root: string;
  readonly path: string;
  readonly depth: number;
  readonly visited: Set<string>;
}

function collect({ root, path, depth, visited }: Place, found: string[]): void {
  const absolute = resolve(root, path);
  if (isKind(absolute, 'file')) found.push(path);
  if (!isKind(absolute, 'folder') || depth > DEPTH_MAX) return;
  const real = realpathSync(absolute);
  if (visited.has(real)) return;
  visited.add(real);
  for (const name of readdirSync(absolute)) collect({ root, path: join(path, name), depth: depth + 1, visited }, found);
}

function isKind(path: string, kind: 'file' | 'folder'): boolean {
  const stats = statsOf(path);
  return kind === 'file' ? (stats?.isFile() ?? false) : (stats?.isDirectory() ?? false);
}

/** What a path leads to; nothing where links lead in a circle. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP') return undefined;
    throw error;
  }
}
