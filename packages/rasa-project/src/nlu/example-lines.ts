import type { Position } from '../documents/diagnostic.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { LocatedScalar } from '../yaml/located-node.ts';

/** One line `- …` of an `examples: |` block. */
export interface ExampleLine {
  readonly text: string;
  /** Where `text` begins. */
  readonly at: Position;
}

/** Line breaks that Python's `splitlines` knows besides `\n`. */
const OTHER_BREAKS = /[\r\u0085\u2028\u2029]+/;

/** The lines of an examples block that begin with a dash; others are reported and skipped, as in Rasa. `owner` names the entry. */
export function readExampleLines(node: LocatedScalar, owner: string, fields: FieldReader): readonly ExampleLine[] {
  const lines: ExampleLine[] = [];
  const start = fields.at(node);
  const isLiteral = node.style === 'literal';
  let line = start.line;
  for (const raw of String(node.value ?? '').split('\n')) {
    if (isLiteral) line += 1;
    for (const text of OTHER_BREAKS.test(raw) ? raw.split(OTHER_BREAKS) : [raw]) {
      const trimmed = text.trim();
      if (trimmed === '') continue;
      const column = isLiteral ? fields.file.lines.lineText(line).length - raw.trimStart().length + 1 : start.column;
      const at: Position = { file: start.file, line, column: Math.max(1, column) };
      if (!text.startsWith('-')) {
        fields.report('example-without-dash', at, {
          message: `A line of ${owner} does not begin with a dash and is skipped: '${trimmed.slice(0, 60)}'.`,
          hint: text.trimStart().startsWith('-')
            ? 'Indent it like the other lines of the block: the dash must be the first character.'
            : 'Begin every example with `- `, and keep each on one line.',
        });
        continue;
      }
      const content = text.slice(1);
      const lead = content.length - content.trimStart().length;
      lines.push({ text: content.trim(), at: { ...at, column: at.column + 1 + lead } });
    }
  }
  return lines;
}
