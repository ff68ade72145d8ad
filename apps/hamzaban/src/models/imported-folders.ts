import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

/** The folders that a project's `config.yml` imports, in its order, absolute; none when it imports nothing. */
export function importedFolders(project: string): readonly string[] {
  const config = resolve(project, 'config.yml');
  const content: unknown = existsSync(config) ? parse(readFileSync(config, 'utf8')) : undefined;
  const imports = (content as { imports?: unknown } | null | undefined)?.imports;
  return Array.isArray(imports)
    ? imports.filter((one) => typeof one === 'string').map((one) => resolve(project, one))
    : [];
}
