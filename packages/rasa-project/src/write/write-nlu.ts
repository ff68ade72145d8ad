import type { JsonValue } from '../documents/json-value.ts';
import type { IntentExample, NluData } from '../documents/nlu-data.ts';
import { LATEST_FORMAT_VERSION } from '../project/format-version.ts';
import { annotateText } from './annotate-text.ts';
import { toYaml } from './yaml-text.ts';

type Entry = { readonly [key: string]: JsonValue };

/** NLU data as one YAML file: intents in the order of their first example, then synonyms, regexes and lookups. Texts without an intent are left out. */
export function writeNlu(nlu: NluData): string {
  const intents = groupBy(
    nlu.examples.filter((example) => example.intent !== null),
    (example) => example.intent ?? '',
  );
  const synonyms = groupBy(nlu.synonyms, (synonym) => synonym.value);
  const regexes = groupBy(nlu.regexes, (regex) => regex.name);
  const entries: readonly Entry[] = [
    ...[...intents].map(([intent, examples]) => ({ intent, examples: writeExamples(examples) })),
    ...[...synonyms].map(([synonym, items]) => ({ synonym, examples: dashed(items.map((item) => item.variant)) })),
    ...[...regexes].map(([regex, items]) => ({ regex, examples: dashed(items.map((item) => item.pattern)) })),
    ...nlu.lookups.map(({ name, phrases }) => ({ lookup: name, examples: dashed(phrases) })),
  ];
  return toYaml({ version: LATEST_FORMAT_VERSION, nlu: entries });
}

function writeExamples(examples: readonly IntentExample[]): JsonValue {
  const texts = examples.map(({ text, entities }) => annotateText(text, entities));
  const needsList =
    examples.some((example) => example.metadata !== undefined) || texts.some((text) => !fitsOnLine(text));
  if (!needsList) return dashed(texts);
  return examples.map(({ metadata }, index) => ({
    text: texts[index] ?? '',
    ...(metadata === undefined ? {} : { metadata }),
  }));
}

/** Whether a text comes back unchanged from a line of a dashed block. */
function fitsOnLine(text: string): boolean {
  return text.trim() === text && text !== '' && !/[\r\n\u0085\u2028\u2029]/.test(text);
}

function dashed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}\n`).join('');
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, keyOf);
}
