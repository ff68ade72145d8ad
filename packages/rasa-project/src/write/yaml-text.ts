import { Document, isScalar, type Scalar, visit } from 'yaml';
import type { JsonValue } from '../documents/json-value.ts';
import { hasEnvironmentReference } from '../yaml/environment.ts';
import { resolvePlainScalar } from '../yaml/plain-scalar.ts';

/** How Rasa writes YAML: lists not indented below their key, long lines not folded, single quotes. */
export const YAML_STYLE = { indentSeq: false, lineWidth: 0, singleQuote: true } as const;

/**
 * A value as YAML text that Rasa (and `parseYaml`) reads back as the same value. Texts under `literalKeys` are written as
 * blocks (`|-`), however short.
 */
export function toYaml(value: JsonValue, { literalKeys }: { readonly literalKeys?: ReadonlySet<string> } = {}): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  protectTexts(document);
  if (literalKeys !== undefined) {
    visit(document, {
      Pair(_key, { key, value: node }) {
        if (isScalar(key) && literalKeys.has(String(key.value)) && isScalar(node)) node.type = 'BLOCK_LITERAL';
      },
    });
  }
  return document.toString(YAML_STYLE);
}

/** Puts quotes around texts that would be read as a number, a date, a boolean or an environment variable. */
export function protectTexts(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string') protectText(node as Scalar<string>);
    },
  });
}

function protectText(node: Scalar<string>): void {
  if (node.type !== undefined && node.type !== 'PLAIN') return;
  const isPlainText =
    resolvePlainScalar(node.value).kind === 'string' && !hasEnvironmentReference(node.value) && node.value !== '<<';
  if (!isPlainText) node.type = 'QUOTE_SINGLE';
  else if (node.value.includes('\n')) node.type = 'BLOCK_LITERAL';
}
