import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import type { Reporter } from '../diagnostics/reporter.ts';
import type { Position, Severity } from '../documents/diagnostic.ts';
import { commentAfter, quoteHint } from './comment-after.ts';
import {
  describeNode,
  type LocatedEntry,
  type LocatedList,
  type LocatedMap,
  type LocatedNode,
} from './located-node.ts';
import type { YamlFile } from './yaml-file.ts';

/** Reads typed fields of one file; what has the wrong type is reported once, with its place, and comes back `undefined`. */
export interface FieldReader {
  readonly file: YamlFile;
  readonly at: (place: LocatedNode | LocatedEntry) => Position;
  readonly report: (code: DiagnosticCode, place: LocatedNode | LocatedEntry | Position, words: Words) => void;
  /** `what` names the field in the message, e.g. `the name of an intent`. */
  readonly text: (node: LocatedNode, what: string) => string | undefined;
  readonly texts: (node: LocatedNode, what: string) => readonly string[];
  readonly map: (node: LocatedNode, what: string) => LocatedMap | undefined;
  readonly list: (node: LocatedNode, what: string) => LocatedList | undefined;
  readonly boolean: (node: LocatedNode, what: string) => boolean | undefined;
  readonly number: (node: LocatedNode, what: string) => number | undefined;
}

export interface Words {
  readonly message: string;
  readonly hint?: string;
  readonly severity?: Severity;
}

/** A field reader for a parsed file. */
export function createFieldReader(file: YamlFile, reporter: Reporter): FieldReader {
  const at = (place: LocatedNode | LocatedEntry) =>
    file.positionAt('keyOffset' in place ? place.keyOffset : place.offset);
  const report: FieldReader['report'] = (code, place, words) =>
    reporter.report({ code, at: 'line' in place ? place : at(place), ...words });

  function wrongType(node: LocatedNode, what: string, wanted: string, hint?: string): undefined {
    report('wrong-type', node, {
      message: `${upperFirst(what)} must be ${wanted}, but it is ${describeNode(node)}.`,
      hint: hint ?? commentHint(node) ?? `Write ${wanted} here.`,
    });
    return undefined;
  }

  /** Where there is nothing because YAML took it for a comment. */
  function commentHint(node: LocatedNode): string | undefined {
    if (node.kind !== 'scalar' || node.value !== null || node.style !== 'plain') return undefined;
    const comment = commentAfter(at(node), file.lines);
    return comment === undefined ? undefined : quoteHint(comment);
  }

  function text(node: LocatedNode, what: string): string | undefined {
    if (node.kind !== 'scalar' || node.value === null) return wrongType(node, what, 'a text');
    if (node.special === 'environment') {
      report('environment-variable-in-text', node, {
        message: `${upperFirst(what)} holds an environment variable, which Rasa does not expand in texts.`,
        hint: 'Put quotes around the text to keep it as it is, or write the value itself.',
      });
      return node.source;
    }
    if (typeof node.value === 'string' && node.special !== 'date') return node.value;
    wrongType(node, what, 'a text', `Put quotes around it: "${node.source}".`);
    return node.source;
  }

  return {
    file,
    at,
    report,
    text,
    texts(node, what) {
      if (node.kind === 'list') {
        return node.items.map((item) => text(item, what)).filter((item) => item !== undefined);
      }
      const single = text(node, what);
      return single === undefined ? [] : [single];
    },
    map: (node, what) => (node.kind === 'map' ? node : wrongType(node, what, 'a map (`key: value` lines)')),
    list: (node, what) => (node.kind === 'list' ? node : wrongType(node, what, 'a list (lines that begin with `- `)')),
    boolean(node, what) {
      if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
      return wrongType(node, what, '`true` or `false`');
    },
    number(node, what) {
      if (node.kind === 'scalar' && typeof node.value === 'number') return node.value;
      return wrongType(node, what, 'a number');
    },
  };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
