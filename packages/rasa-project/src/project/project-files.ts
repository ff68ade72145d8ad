import type { Reporter } from '../diagnostics/reporter.ts';
import type { ProjectPart } from '../documents/project.ts';
import { folderOf, joinPath, normalisePath } from '../tree/path.ts';
import type { ReadableTree } from '../tree/readable-tree.ts';
import { decodeText } from '../yaml/decode-text.ts';
import type { Environment } from '../yaml/environment.ts';
import { createFieldReader, type FieldReader } from '../yaml/field-reader.ts';
import type { LocatedMap } from '../yaml/located-node.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

export interface OpenFile {
  readonly path: string;
  readonly root: LocatedMap;
  readonly fields: FieldReader;
}

/** The files of one project while it is read: each is parsed once, and what was read is remembered. */
export interface ProjectFiles {
  /** A YAML file whose top is a map; anything else is reported and counts as missing from `part`. */
  readonly open: (path: string, part: ProjectPart, environment?: Environment) => OpenFile | undefined;
  readonly bytes: (path: string) => Uint8Array | undefined;
  /** A plain text file named in `from`, by a path relative to the project or to that file. */
  readonly textNear: (path: string, from: string) => string | undefined;
  readonly list: (path: string) => readonly string[];
  readonly filesRead: () => readonly string[];
  readonly incomplete: () => readonly ProjectPart[];
}

const PARTS: readonly ProjectPart[] = ['config', 'domain', 'data'];

/** Files of a tree, problems going to the reporter. */
export function createProjectFiles(tree: ReadableTree, reporter: Reporter): ProjectFiles {
  const opened = new Map<string, OpenFile | undefined>();
  const read = new Set<string>();
  const incomplete = new Set<ProjectPart>();

  /** Whose files are known by nobody, so anything may be missing. */
  function hasUnreadableFolder(): boolean {
    return [...tree.unreadable].some((path) => !opened.has(path));
  }

  function bytes(path: string): Uint8Array | undefined {
    const content = tree.read(path);
    if (content !== undefined) read.add(path);
    return content;
  }

  function parse(path: string, part: ProjectPart, environment: Environment | undefined): OpenFile | undefined {
    const content = bytes(path);
    const at = { file: path, line: 1, column: 1 };
    if (content === undefined) {
      if (tree.unreadable.has(path)) incomplete.add(part);
      return undefined;
    }
    const file = parseYaml({ path, bytes: content, reporter, ...(environment === undefined ? {} : { environment }) });
    if (file === undefined) {
      incomplete.add(part);
      return undefined;
    }
    const { root } = file;
    if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
      reporter.report({ code: 'empty-file', at, message: 'The file is empty.', hint: 'Fill it, or delete it.' });
      return undefined;
    }
    if (root.kind !== 'map') {
      incomplete.add(part);
      reporter.report({
        code: 'not-a-map',
        at: file.positionAt(root.offset),
        message: `The file is ${root.kind === 'list' ? 'a list' : 'a single text'}, but its top must be a map (\`key:\` lines).`,
        hint: 'Begin with a key such as `nlu:`, `stories:`, `rules:` or `intents:` in the first column.',
      });
      return undefined;
    }
    return { path, root, fields: createFieldReader(file, reporter) };
  }

  return {
    open(path, part, environment) {
      if (!opened.has(path)) opened.set(path, parse(path, part, environment));
      return opened.get(path);
    },
    bytes,
    textNear(path, from) {
      const content = bytes(normalisePath(path)) ?? bytes(joinPath(folderOf(from), path));
      if (content === undefined) return undefined;
      const decoded = decodeText(content);
      return 'text' in decoded ? decoded.text : undefined;
    },
    list: (path) => tree.files(path),
    filesRead: () => [...read].sort(),
    incomplete: () => (hasUnreadableFolder() ? PARTS : [...incomplete]),
  };
}
