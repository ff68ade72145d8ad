/** `a/./b/../c` → `a/c`; an empty path is `.`; leading `..` stay. Back slashes count as slashes. */
export function normalisePath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const isAbsolute = slashed.startsWith('/');
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !isAbsolute) parts.push(part);
  }
  const joined = parts.join('/');
  if (isAbsolute) return `/${joined}`;
  return joined === '' ? '.' : joined;
}

/** The folder of a file: `a/b.yml` → `a`, `b.yml` → `.`. */
export function folderOf(path: string): string {
  const normal = normalisePath(path);
  const slash = normal.lastIndexOf('/');
  if (slash < 0) return '.';
  return slash === 0 ? '/' : normal.slice(0, slash);
}

/** The last part of a path. */
export function baseName(path: string): string {
  const normal = normalisePath(path);
  return normal.slice(normal.lastIndexOf('/') + 1);
}

/** `relative` as seen from `folder`; absolute paths stay as they are. */
export function joinPath(folder: string, relative: string): string {
  return normalisePath(relative.startsWith('/') ? relative : `${folder}/${relative}`);
}
