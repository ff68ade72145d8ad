import type { Diagnostic } from '@hamzaban/rasa-project';
import type { Terminal } from '../cli/terminal.ts';

/** Problems of one kind that are written; the others are told by their number, so that no file fills the screen for ever. */
const SHOWN_OF_A_KIND = 200;
/** Of what is only worth knowing, such as each fact of the pack that a shop has its own of. */
const SHOWN_INFOS = 3;

/**
 * Every problem with its place and mend, errors last so that they stand nearest to the prompt. Of what is no problem
 * only the first few, unless all of it was asked for.
 */
export function writeDiagnostics(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  { hasAllInfos = false }: { readonly hasAllInfos?: boolean } = {},
): void {
  const { yellow, red, dim, cyan } = terminal.colors;
  const rank = { info: 0, warning: 1, error: 2 };
  const most = { info: hasAllInfos ? SHOWN_OF_A_KIND : SHOWN_INFOS, warning: SHOWN_OF_A_KIND, error: SHOWN_OF_A_KIND };
  const shown = new Map<string, { count: number; left: number }>();
  for (const diagnostic of [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity])) {
    const kind = shown.get(diagnostic.code) ?? { count: 0, left: 0 };
    shown.set(diagnostic.code, kind);
    if (kind.count >= most[diagnostic.severity]) {
      kind.left += 1;
      continue;
    }
    kind.count += 1;
    const paint = diagnostic.severity === 'error' ? red : diagnostic.severity === 'warning' ? yellow : cyan;
    const place = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
    terminal.err(`${place}: ${paint(diagnostic.severity)}: ${diagnostic.message} ${dim(`[${diagnostic.code}]`)}`);
    if (diagnostic.hint !== undefined) terminal.err(`    ${diagnostic.hint}`);
  }
  for (const [code, { left }] of shown) if (left > 0) terminal.err(`… and ${left} more of [${code}]`);
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  if (diagnostics.length > 0) terminal.err(`${count('error')} error(s), ${count('warning')} warning(s)`);
}
