import { resolve } from 'node:path';
import { UnreadablePathError } from '@hamzaban/rasa-project';
import { parse, YAMLError } from 'yaml';
import { diskTree } from '../files/disk-tree.ts';

/**
 * The folders that a project's `config.yml` imports, in its order, absolute; none when it imports nothing. The file may be
 * in the middle of being written while the bot that was trained from it answers: one that cannot be read imports nothing,
 * and the next training tells.
 */
export function importedFolders(project: string): readonly string[] {
  const imports = (configOf(project) as { imports?: unknown } | null | undefined)?.imports;
  return Array.isArray(imports)
    ? imports.filter((one) => typeof one === 'string').map((one) => resolve(project, one))
    : [];
}

function configOf(project: string): unknown {
  try {
    const bytes = diskTree(project).read('config.yml');
    return bytes === undefined ? undefined : parse(new TextDecoder().decode(bytes), { logLevel: 'error' });
  } catch (error) {
    // Aliases that grow without end are a ReferenceError.
    if (error instanceof UnreadablePathError || error instanceof YAMLError || error instanceof ReferenceError)
      return undefined;
    throw error;
  }
}
