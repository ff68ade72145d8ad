import { createReporter, type Reporter } from '../diagnostics/reporter.ts';
import type { Position } from '../documents/diagnostic.ts';
import type { AnnotatedEntity } from '../documents/nlu-data.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { NluDraft } from './nlu-draft.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface JsonNluInput {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly draft: NluDraft;
  readonly reporter: Reporter;
}

/** Adds a JSON training file of Rasa 1 and 2 (`rasa_nlu_data`) to the draft; `false` when the JSON is something else. */
export function readJsonNlu({ path, bytes, draft, reporter }: JsonNluInput): boolean {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return false;
  const at: Position = { file: path, line: 1, column: 1 };
  const parsed = parseJson(decoded.text);
  if (parsed === undefined) {
    if (!decoded.text.includes('rasa_nlu_data')) return false;
    reporter.report({
      code: 'json-syntax',
      at: firstSyntaxError(path, bytes) ?? at,
      message: 'The file is not valid JSON.',
      hint: 'Check quotes, commas and brackets around this place.',
    });
    return true;
  }
  const data = fieldsOf(fieldsOf(parsed.value)?.['rasa_nlu_data']);
  if (data === undefined) return false;
  reporter.report({
    code: 'json-nlu-data',
    at,
    message: 'Training data in JSON are deprecated since Rasa 3.2; they are read all the same.',
    hint: 'Convert the file to YAML: `rasa data convert nlu -f yaml`.',
  });
  const complain = (what: string) =>
    reporter.report({
      code: 'json-nlu-item',
      at,
      message: `${what} is not as Rasa's JSON format demands; it is skipped.`,
      hint: 'Compare it with the other items of the file.',
    });
  itemsOf(data['common_examples']).forEach((item, index) => {
    if (!addExample(item, { draft, at })) complain(`Item ${index + 1} of common_examples`);
  });
  itemsOf(data['entity_synonyms']).forEach((item, index) => {
    if (!addSynonyms(item, { draft, at })) complain(`Item ${index + 1} of entity_synonyms`);
  });
  itemsOf(data['regex_features']).forEach((item, index) => {
    const { name, pattern } = (fieldsOf(item) ?? {}) as { name?: unknown; pattern?: unknown };
    if (typeof name === 'string' && typeof pattern === 'string') draft.regexes.push({ name, pattern, at });
    else complain(`Item ${index + 1} of regex_features`);
  });
  itemsOf(data['lookup_tables']).forEach((item, index) => {
    const { name, elements } = (fieldsOf(item) ?? {}) as { name?: unknown; elements?: unknown };
    if (typeof name === 'string' && Array.isArray(elements))
      draft.lookups.push({ name, phrases: elements.map(String), at });
    else complain(`Item ${index + 1} of lookup_tables`);
  });
  return true;
}

interface Target {
  readonly draft: NluDraft;
  readonly at: Position;
}

function addExample(item: unknown, { draft, at }: Target): boolean {
  const { text, intent, entities } = (fieldsOf(item) ?? {}) as { text?: unknown; intent?: unknown; entities?: unknown };
  if (typeof text !== 'string' || (intent !== undefined && typeof intent !== 'string')) return false;
  const annotated = itemsOf(entities).map((entity) => toEntity(entity, text));
  if (annotated.some((entity) => entity === undefined)) return false;
  const known = annotated.filter((entity) => entity !== undefined);
  for (const entity of known) {
    const surface = text.slice(entity.start, entity.end);
    if (surface !== entity.value) draft.synonyms.push({ variant: surface, value: entity.value, at });
  }
  draft.examples.push({ text, intent: intent ?? null, entities: known, at });
  return true;
}

/** Offsets in the file count code points, as Python does. */
function toEntity(item: unknown, text: string): AnnotatedEntity | undefined {
  const { start, end, entity, value, role, group } = (fieldsOf(item) ?? {}) as Fields & {
    start?: unknown;
    end?: unknown;
    entity?: unknown;
    value?: unknown;
    role?: unknown;
    group?: unknown;
  };
  if (typeof start !== 'number' || typeof end !== 'number' || typeof entity !== 'string') return undefined;
  const characters = [...text];
  if (!(start >= 0 && start < end && end <= characters.length)) return undefined;
  const from = characters.slice(0, start).join('').length;
  const surface = characters.slice(start, end).join('');
  return {
    start: from,
    end: from + surface.length,
    entity,
    value: value === undefined || value === null ? surface : String(value),
    ...(typeof role === 'string' ? { role } : {}),
    ...(typeof group === 'string' ? { group } : {}),
  };
}

function addSynonyms(item: unknown, { draft, at }: Target): boolean {
  const { value, synonyms } = (fieldsOf(item) ?? {}) as { value?: unknown; synonyms?: unknown };
  if (typeof value !== 'string' || !Array.isArray(synonyms)) return false;
  for (const variant of synonyms) draft.synonyms.push({ variant: String(variant), value, at });
  return true;
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** JSON is YAML, and the YAML parser says where it stumbles. */
function firstSyntaxError(path: string, bytes: Uint8Array): Position | undefined {
  const reporter = createReporter();
  parseYaml({ path, bytes, reporter });
  const [first] = reporter.diagnostics();
  return first && { file: path, line: first.line, column: first.column };
}
