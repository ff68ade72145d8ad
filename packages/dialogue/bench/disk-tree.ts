import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FileTree } from '@hamzaban/rasa-project';

/** The files below a folder of the disk; `domain`, if given, stands for all domain files (as `recorded-domain.yml`). */
export function diskTree(root: string, domain: string | null): FileTree {
  const walk = (path: string): readonly string[] => {
    if (!existsSync(path)) return [];
    return statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => walk(join(path, name)));
  };
  return {
    files: (path) => {
      if (path === recordedDomain && domain !== null) return [recordedDomain];
      return walk(join(root, path))
        .map((file) => relative(root, file))
        .sort();
    },
    read: (path) => {
      if (path === recordedDomain && domain !== null) return new TextEncoder().encode(domain);
      const file = join(root, path);
      return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
    },
  };
}

/** Path under which a recorded domain is read. */
export const recordedDomain = 'recorded-domain.yml';
