import type { Diagnostic } from '@hamzaban/rasa-project';
import type { Terminal } from '../cli/terminal.ts';

/** Every problem with its place and mend, errors last so that they stand nearest to the prompt. */
export function writeDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  const { yellow, red, dim, cyan } = terminal.colors;
  const rank = { info: 0, warning: 1, error: 2 };
  for (const diagnostic of [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity])) {
    const paint = diagnostic.severity === 'error' ? red : diagnostic.severity === 'warning' ? yellow : cyan;
    const place = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
    terminal.err(`${place}: ${paint(diagnostic.severity)}: ${diagnostic.message} ${dim(`[${diagnostic.code}]`)}`);
    if (diagnostic.hint !== undefined) terminal.err(`    ${diagnostic.hint}`);
  }
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  if (diagnostics.length > 0) terminal.err(`${count('error')} error(s), ${count('warning')} warning(s)`);
}
