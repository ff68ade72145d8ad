import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FileTree, UnreadablePathError } from '@hamzaban/rasa-project';
import { hasCode } from './has-code.ts';
import { systemProblemOf } from './system-problem.ts';

/** Deeper than any project; a loop of links ends here at the latest. */
const DEPTH_MAX = 32;

/**
 * The files of a disk as a project reader sees them: paths relative to `root` (an absolute folder), or absolute.
 * Links are followed, each folder once. Blocking: for commands and training threads, not for the serving thread.
 */
export function diskTree(root: string): FileTree {
  return {
    files(path, onUnreadable = rethrow) {
      const found: string[] = [];
      collect({ root, path, depth: 0, visited: new Set(), onUnreadable }, found);
      return found.sort();
    },
    read: (path) =>
      orUnreadable(path, rethrow, () => {
        const file = resolve(root, path);
        return isKind(file, 'file') ? readFileSync(file) : undefined;
      }),
    isFolder: (path) =>
      orUnreadable(
        path,
        () => {},
        () => isKind(resolve(root, path), 'folder'),
      ) ?? false,
  };
}

/** The bytes of all files at or below these paths. */
export function bytesBelow(root: string, paths: readonly string[]): number {
  const tree = diskTree(root);
  // What cannot be read is told by whoever reads it.
  const files = paths.flatMap((path) => tree.files(path, () => {}));
  return files.reduce((sum, file) => sum + (statsOf(resolve(root, file))?.size ?? 0), 0);
}

interface Place {
  readonly root: string;
  readonly path: string;
  readonly depth: number;
  readonly visited: Set<string>;
  readonly onUnreadable: OnUnreadable;
}

type OnUnreadable = (problem: UnreadablePathError) => void;

function rethrow(problem: UnreadablePathError): never {
  throw problem;
}

function collect({ root, path, depth, visited, onUnreadable }: Place, found: string[]): void {
  const below = orUnreadable(path, onUnreadable, () => {
    const absolute = resolve(root, path);
    if (isKind(absolute, 'file')) found.push(path);
    if (!isKind(absolute, 'folder') || depth > DEPTH_MAX) return [];
    const real = realpathSync(absolute);
    if (visited.has(real)) return [];
    visited.add(real);
    return readdirSync(absolute);
  });
  for (const name of below ?? [])
    collect({ root, path: join(path, name), depth: depth + 1, visited, onUnreadable }, found);
}

/** What `look` finds; what the operating system refuses goes to `onUnreadable` in words for people. */
function orUnreadable<Found>(path: string, onUnreadable: OnUnreadable, look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    const problem = systemProblemOf(error);
    if (problem === undefined) throw error;
    onUnreadable(new UnreadablePathError(path, problem, { cause: error }));
    return undefined;
  }
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
    if (hasCode(error, 'ELOOP')) return undefined;
    throw error;
  }
}
