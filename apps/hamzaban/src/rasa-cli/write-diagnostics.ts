import type { Diagnostic } from '@hamzaban/rasa-project';
import type { Terminal } from '../cli/terminal.ts';

/** Problems of one kind that are written; the others are told by their number, so that no file fills the screen for ever. */
const SHOWN_OF_A_KIND = 200;

/** Every problem with its place and mend, errors last so that they stand nearest to the prompt. */
export function writeDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  const { yellow, red, dim, cyan } = terminal.colors;
  const rank = { info: 0, warning: 1, error: 2 };
  const shown = new Map<string, number>();
  for (const diagnostic of [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity])) {
    const already = shown.get(diagnostic.code) ?? 0;
    shown.set(diagnostic.code, already + 1);
    if (already >= SHOWN_OF_A_KIND) continue;
    const paint = diagnostic.severity === 'error' ? red : diagnostic.severity === 'warning' ? yellow : cyan;
    const place = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
    terminal.err(`${place}: ${paint(diagnostic.severity)}: ${diagnostic.message} ${dim(`[${diagnostic.code}]`)}`);
    if (diagnostic.hint !== undefined) terminal.err(`    ${diagnostic.hint}`);
  }
  for (const [code, count] of shown) {
    if (count > SHOWN_OF_A_KIND) terminal.err(`… and ${count - SHOWN_OF_A_KIND} more of [${code}]`);
  }
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  if (diagnostics.length > 0) terminal.err(`${count('error')} error(s), ${count('warning')} warning(s)`);
}
