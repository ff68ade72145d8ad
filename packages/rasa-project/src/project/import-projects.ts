import type { Reporter } from '../diagnostics/reporter.ts';
import type { Position } from '../documents/diagnostic.ts';
import { folderOf, joinPath, normalisePath } from '../tree/path.ts';
import { fieldOf, type LocatedNode } from '../yaml/located-node.ts';
import { fileKind, isConfigPath, isTestPath, isYamlPath } from './file-kind.ts';
import type { ProjectFiles } from './project-files.ts';

/** The files that `imports:` bring in, told apart as Rasa's MultiProjectImporter does. */
export interface ImportedFiles {
  readonly domain: readonly string[];
  readonly nlu: readonly string[];
  readonly stories: readonly string[];
  readonly tests: readonly string[];
}

interface ImportQueueItem {
  readonly path: string;
  readonly at: Position;
}

/** Follows the imports of a config file, and those of the config files found there; each folder once, so cycles end. */
export function importProjects(
  configPath: string,
  imports: readonly ImportQueueItem[],
  { files, reporter }: { files: ProjectFiles; reporter: Reporter },
): ImportedFiles {
  const found = {
    domain: new Set<string>(),
    nlu: new Set<string>(),
    stories: new Set<string>(),
    tests: new Set<string>(),
  };
  const visited = new Set<string>([normalisePath(configPath)]);
  const queue = imports.map(({ path, at }) => ({ path: joinPath(folderOf(configPath), path), at }));

  function followConfig(path: string): void {
    if (visited.has(path)) return;
    visited.add(path);
    const config = files.open(path, 'config');
    const list = config && fieldOf(config.root, 'imports');
    if (config === undefined || list?.kind !== 'list') return;
    for (const item of list.items) {
      const target = textOf(item);
      if (target !== undefined) queue.push({ path: joinPath(folderOf(path), target), at: config.fields.at(item) });
    }
  }

  function classify(path: string): void {
    const file = files.open(path, 'data');
    if (file === undefined) return;
    const kind = fileKind(file.root);
    if (kind.isStories && isTestPath(path)) found.tests.add(path);
    else if (kind.isDomain) found.domain.add(path);
    else if (kind.isNlu) found.nlu.add(path);
    else if (kind.isStories) found.stories.add(path);
    else if (isConfigPath(path)) followConfig(path);
    if (
      Number(kind.isDomain) + Number(kind.isNlu && !kind.isDomain) + Number(kind.isStories && !isTestPath(path)) >
      1
    ) {
      reporter.report({
        code: 'imported-file-of-two-kinds',
        at: { file: path, line: 1, column: 1 },
        message: 'An imported file holds several kinds of data; only the first of domain, NLU and stories is read.',
        hint: 'Put domain, NLU data and stories into files of their own.',
      });
    }
  }

  for (let index = 0; index < queue.length; index += 1) {
    const item = queue[index];
    if (item === undefined || visited.has(item.path)) continue;
    const listed = files.list(item.path);
    if (listed.length === 0) {
      reporter.report({
        code: 'import-not-found',
        at: item.at,
        message: `The import '${item.path}' does not exist.`,
        hint: 'Imports are paths relative to the config file that names them.',
      });
      continue;
    }
    const isFile = listed.length === 1 && listed[0] === item.path;
    if (isFile) {
      followConfig(item.path);
      continue;
    }
    visited.add(item.path);
    for (const path of listed) if (isYamlPath(path) && path !== normalisePath(configPath)) classify(path);
  }
  return {
    domain: [...found.domain],
    nlu: [...found.nlu].sort(),
    stories: [...found.stories].sort(),
    tests: [...found.tests].sort(),
  };
}

function textOf(node: LocatedNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
