import { type Document, parseDocument } from 'yaml';
import type { Reporter } from '../diagnostics/reporter.ts';
import type { Position } from '../documents/diagnostic.ts';
import { decodeText } from './decode-text.ts';
import type { Environment } from './environment.ts';
import { createLineIndex } from './line-index.ts';
import { locateNodes } from './locate-nodes.ts';
import { describeSyntaxError, openingQuote } from './syntax-problem.ts';
import type { YamlFile } from './yaml-file.ts';

export interface ParseYamlInput {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly reporter: Reporter;
  readonly environment?: Environment;
}

/** Syntax problems reported for one file: later ones are mostly consequences of the first. */
const MAX_SYNTAX_PROBLEMS = 5;
const MAX_TAB_PROBLEMS = 50;

/** A YAML file, or `undefined` (and diagnostics) if it cannot be trusted at all. Never throws. */
export function parseYaml({ path, bytes, reporter, environment }: ParseYamlInput): YamlFile | undefined {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) {
    const { readable, ...problem } = decoded.problem;
    reporter.report({ ...problem, at: { file: path, ...createLineIndex(readable).locate(readable.length) } });
    return undefined;
  }
  const { text } = decoded;
  const lines = createLineIndex(text);
  const positionAt = (offset: number): Position => ({ file: path, ...lines.locate(Math.min(offset, text.length)) });
  // Deep nesting is an error of the document, not an exception: the parser catches the overflow itself.
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    strict: true,
  }) as Document.Parsed;
  if (document.errors.length > 0) {
    reportSyntaxErrors(document, { positionAt, lineText: lines.lineText, reporter, text });
    return undefined;
  }
  let isBroken = false;
  const root = locateNodes(document, {
    ...(environment === undefined ? {} : { environment }),
    report({ offset, ...problem }) {
      if (problem.code !== 'environment-variable-unset' && problem.code !== 'yaml-unknown-tag') isBroken = true;
      reporter.report({ ...problem, at: positionAt(offset) });
    },
  });
  return isBroken ? undefined : { path, root, lines, positionAt };
}

interface SyntaxReporting {
  readonly positionAt: (offset: number) => Position;
  readonly lineText: (line: number) => string;
  readonly reporter: Reporter;
  readonly text: string;
}

function reportSyntaxErrors(
  document: Document.Parsed,
  { positionAt, lineText, reporter, text }: SyntaxReporting,
): void {
  const problems = document.errors.map((error) => {
    const at = positionAt(openingQuote(error, text) ?? error.pos[0]);
    return { at, ...describeSyntaxError(error, lineText(at.line)) };
  });
  const tabs = problems.filter((problem) => problem.code === 'yaml-tab');
  const chosen = tabs.length > 0 ? tabs : problems;
  const seenLines = new Set<number>();
  for (const problem of chosen) {
    if (seenLines.has(problem.at.line)) continue;
    if (seenLines.size >= (tabs.length > 0 ? MAX_TAB_PROBLEMS : MAX_SYNTAX_PROBLEMS)) break;
    seenLines.add(problem.at.line);
    reporter.report(problem);
  }
}
