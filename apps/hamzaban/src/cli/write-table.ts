import type { Terminal } from './terminal.ts';

/** Left-aligned columns on stdout, the heads on stderr so that results can be piped. */
export function writeTable(terminal: Terminal, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  terminal.err(terminal.colors.bold(line(heads)));
  for (const row of rows) terminal.out(line(row));
}
