import type { Position } from '../documents/diagnostic.ts';
import type { LineIndex } from './line-index.ts';

/**
 * What YAML takes for a comment in a line, from `at` on: `#` after a space, up to the end. Nothing inside quotes counts; a quote
 * inside a bare text is one of its letters.
 */
export function commentAfter(at: Position, lines: LineIndex): string | undefined {
  const line = lines.lineText(at.line).slice(at.column - 1);
  const start = unquoted(line).search(/(?<=^|\s)#/u);
  return start < 0 ? undefined : line.slice(start).trimEnd();
}

/** The mend for a text that YAML cut off or dropped. */
export function quoteHint(text: string): string {
  return `YAML reads '#' after a space as the beginning of a comment. If it belongs to the text, put quotes around it: "${text.replaceAll('"', '\\"')}".`;
}

/** A line with the insides of its quoted values blanked, at the same length. */
function unquoted(line: string): string {
  return line.replace(/(?<=^|[\s:,[{-])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/gu, (quoted) => 'x'.repeat(quoted.length));
}
