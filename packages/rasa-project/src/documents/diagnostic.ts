/** Where something stands in a file. `line` and `column` count from 1; `column` counts UTF-16 units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** How bad a problem is: an error stops training, a warning does not, info is for the curious. */
export type Severity = 'error' | 'warning' | 'info';

/** One problem in a project's files: what is wrong, where, and how to mend it. Collected, never thrown. */
export interface Diagnostic extends Position {
  readonly severity: Severity;
  /** Stable kebab-case name, e.g. `unknown-action`; every code is listed in `diagnostic-codes.ts`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}
