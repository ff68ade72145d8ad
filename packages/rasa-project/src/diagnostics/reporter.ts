import type { Diagnostic, Position, Severity } from '../documents/diagnostic.ts';
import { DIAGNOSTIC_CODES, type DiagnosticCode } from './diagnostic-codes.ts';
import { shortenText } from './shorten-text.ts';

export interface ProblemReport {
  readonly code: DiagnosticCode;
  readonly at: Position;
  readonly message: string;
  readonly hint?: string;
  /** Only where it differs from the default of the code. */
  readonly severity?: Severity;
}

/** Collects problems while files are read and checked. */
export interface Reporter {
  readonly report: (problem: ProblemReport) => void;
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Makes a collector. Problems keep the order in which they were found. */
export function createReporter(): Reporter {
  const found: Diagnostic[] = [];
  return {
    report({ code, at, message, hint, severity }) {
      found.push({
        file: at.file,
        line: at.line,
        column: at.column,
        severity: severity ?? DIAGNOSTIC_CODES[code].severity,
        code,
        message: shortenText(message),
        ...(hint === undefined ? {} : { hint: shortenText(hint) }),
      });
    },
    diagnostics: () => found,
  };
}
