import type { UnreadablePathError } from './unreadable-path-error.ts';

/**
 * The files of a project, as the caller sees them: this package does no I/O of its own.
 * Paths use `/`; a path is what the user wrote (`data`, `../pack/domain.yml`, `/abs/x`), resolved by the caller.
 */
export interface FileTree {
  /**
   * Every file below a folder (recursively, links followed), sorted; the file itself when `path` is a file; `[]` when nothing is
   * there. What cannot be looked into goes to `onUnreadable` and is left out; without that it is thrown.
   */
  readonly files: (path: string, onUnreadable?: (problem: UnreadablePathError) => void) => readonly string[];
  /** The bytes of one file, `undefined` when there is none. Throws an `UnreadablePathError` where it may not be read. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Whether a folder is there, also an empty one. A tree that cannot tell leaves it out. */
  readonly isFolder?: (path: string) => boolean;
}
