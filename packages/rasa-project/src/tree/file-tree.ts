/**
 * The files of a project, as the caller sees them: this package does no I/O of its own.
 * Paths use `/`; a path is what the user wrote (`data`, `../pack/domain.yml`, `/abs/x`), resolved by the caller.
 */
export interface FileTree {
  /** Every file below a folder (recursively, links followed), sorted; the file itself when `path` is a file; `[]` when nothing is there. */
  readonly files: (path: string) => readonly string[];
  /** The bytes of one file, `undefined` when there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
}
