import type { Reporter } from '../diagnostics/reporter.ts';
import type { FileTree } from '../tree/file-tree.ts';
import { normalisePath } from '../tree/path.ts';
import type { ProjectOptions } from './project-options.ts';

export interface ChosenPaths {
  readonly config: string | undefined;
  readonly domain: readonly string[];
  readonly data: readonly string[];
  readonly tests: readonly string[];
}

/** The paths of the options that exist; for missing ones the default takes their place with a warning, as in Rasa. */
export function choosePaths(tree: FileTree, options: ProjectOptions, reporter: Reporter): ChosenPaths {
  const exists = (path: string) => tree.files(path).length > 0 || tree.read(path) !== undefined;
  const defaultDomain = !exists('domain.yml') && exists('domain') ? 'domain' : 'domain.yml';

  function choose(path: string, { fallback, isMandatory, what }: Fallback): string | undefined {
    if (exists(path)) return path;
    const isDefaultThere = fallback !== path && exists(fallback);
    reporter.report({
      code: 'path-not-found',
      severity: isMandatory && !isDefaultThere ? 'error' : 'warning',
      at: { file: path, line: 1, column: 1 },
      message: isDefaultThere
        ? `The path '${path}' does not exist. Using the default value '${fallback}' instead.`
        : `The path '${path}' of the ${what} does not exist.`,
      hint: `Check the spelling, or name the right path with \`--${what}\`.`,
    });
    return isDefaultThere ? fallback : undefined;
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
