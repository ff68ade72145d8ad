import type { Reporter } from '../diagnostics/reporter.ts';
import { normalisePath } from '../tree/path.ts';
import type { ReadableTree } from '../tree/readable-tree.ts';
import { isYamlPath } from './file-kind.ts';
import type { ProjectOptions } from './project-options.ts';

export interface ChosenPaths {
  readonly config: string | undefined;
  readonly domain: readonly string[];
  readonly data: readonly string[];
  readonly tests: readonly string[];
}

/** The paths of the options that exist; for missing ones the default takes their place with a warning, as in Rasa. */
export function choosePaths(tree: ReadableTree, options: ProjectOptions, reporter: Reporter): ChosenPaths {
  const exists = (path: string) => tree.files(path).length > 0 || tree.read(path) !== undefined;
  const defaultDomain = !exists('domain.yml') && exists('domain') ? 'domain' : 'domain.yml';

  function choose(path: string, { fallback, isMandatory, what }: Fallback): string | undefined {
    if (isFolderInPlaceOfFile(path, what)) {
      reportFolder(path, what);
      return exists(path) && what !== 'config' ? path : undefined;
    }
    if (exists(path)) return path;
    const isDefaultThere = fallback !== path && exists(fallback);
    reporter.report({
      code: 'path-not-found',
      severity: isMandatory && !isDefaultThere ? 'error' : 'warning',
      at: { file: path, line: 1, column: 1 },
      ...(isDefaultThere
        ? {
            message: `The path '${path}' does not exist. Using the default value '${fallback}' instead.`,
            hint: `Check the spelling, or name the right path with \`--${what}\`.`,
          }
        : missing(path, what)),
    });
    return isDefaultThere ? fallback : undefined;
  }

  /** A configuration is one file; a folder of domain files is none that is called like a file. */
  function isFolderInPlaceOfFile(path: string, what: Fallback['what']): boolean {
    return tree.isFolder(path) && (what === 'config' || (what === 'domain' && isYamlPath(path)));
  }

  function reportFolder(path: string, what: Fallback['what']): void {
    const isRead = what === 'domain' && exists(path);
    reporter.report({
      code: 'folder-instead-of-file',
      ...(isRead && { severity: 'warning' }),
      at: { file: path, line: 1, column: 1 },
      message: isRead
        ? `'${path}' is a folder; the domain is read from the files in it.`
        : `'${path}' is a folder, but the ${what} must be a file.`,
      hint: isRead
        ? `Give the folder another name, such as \`domain\`, and name it with \`--${what}\`.`
        : `Delete the folder and write the file, or name the right one with \`--${what}\`. (Docker makes an empty folder where a file that it mounts is not there.)`,
    });
  }

  const chooseAll = (paths: readonly string[], fallback: Fallback) => [
    ...new Set(paths.map((path) => choose(normalisePath(path), fallback)).filter((path) => path !== undefined)),
  ];
  return {
    config: choose(normalisePath(options.config ?? 'config.yml'), {
      fallback: 'config.yml',
      isMandatory: true,
      what: 'config',
    }),
    domain: chooseAll(options.domain ?? [defaultDomain], {
      fallback: defaultDomain,
      isMandatory: false,
      what: 'domain',
    }),
    data: chooseAll(options.data ?? ['data'], { fallback: 'data', isMandatory: false, what: 'data' }),
    tests: (options.tests ?? ['tests']).map(normalisePath).filter(exists),
  };
}

interface Fallback {
  readonly fallback: string;
  readonly isMandatory: boolean;
  readonly what: 'config' | 'domain' | 'data';
}

/** What follows of it that a path is not there. */
function missing(path: string, what: Fallback['what']): { readonly message: string; readonly hint: string } {
  switch (what) {
    case 'domain':
      return {
        message: `There is no domain: '${path}' does not exist, so this project lists no intents, slots and responses of its own.`,
        hint: 'Write it (`version: "3.1"`, `intents:`, `responses:` …), or name the right path with `--domain`.',
      };
    case 'config':
    case 'data':
      return {
        message: `The path '${path}' of the ${what} does not exist.`,
        hint: `Check the spelling, or name the right path with \`--${what}\`.`,
      };
  }
}
