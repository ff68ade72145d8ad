import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { homeAt } from './home.ts';

/** Whether a folder that is there lies in `shops/` of a home, by its path or by where its links lead. */
export function liesInShops(folder: string): boolean {
  return [resolve(folder), realpathSync(folder)].some((path) => {
    for (let at = path; at !== dirname(at); at = dirname(at)) {
      if (basename(at) === 'shops' && existsSync(homeAt(dirname(at)).database)) return true;
    }
    return false;
  });
}
