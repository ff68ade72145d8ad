import { DOMAIN_KEYS } from '../domain/read-domain-file.ts';
import { baseName } from '../tree/path.ts';
import type { LocatedMap } from '../yaml/located-node.ts';

/** Whether a path has a suffix that Rasa reads as YAML. */
export function isYamlPath(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** Test conversations are known by the beginning of their file name. */
export function isTestPath(path: string): boolean {
  return baseName(path).startsWith('test_');
}

/** Only the multi-project importer knows config files by name. */
export function isConfigPath(path: string): boolean {
  return /^config\.ya?ml$/.test(baseName(path));
}

/** What a YAML file holds, by its top-level keys; a file may hold several kinds. */
export interface FileKind {
  readonly isDomain: boolean;
  readonly isNlu: boolean;
  readonly isStories: boolean;
}

/** Files are told apart by their content, not by their names. */
export function fileKind(root: LocatedMap): FileKind {
  const keys = new Set(root.entries.map((entry) => entry.key));
  return {
    isDomain: DOMAIN_KEYS.some((key) => keys.has(key)) || keys.has('templates'),
    isNlu: keys.has('nlu') || keys.has('responses'),
    isStories: keys.has('stories') || keys.has('rules'),
  };
}
