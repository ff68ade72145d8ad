import type { JsonValue } from '@hamzaban/rasa-project';

/** A JSON value as Python's `repr` writes it. */
export function pythonRepr(value: JsonValue): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return reprText(value);
  if (Array.isArray(value)) return `[${value.map((each: JsonValue) => pythonRepr(each)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `${reprText(key)}: ${pythonRepr(each)}`)
    .join(', ')}}`;
}

function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped}${quote}`;
}

interface Place {
  /** Columns before the value. */
  readonly indent: number;
  /** Columns that brackets after it will take. */
  readonly allowance: number;
}

/** A JSON value as Python's `pprint.pformat(value, width=72)` writes it, keys sorted; long texts stay on one line. */
export function pythonPrettyText(value: JsonValue, place: Place = { indent: 0, allowance: 0 }): string {
  const line = pythonRepr(sortKeys(value));
  const isShort = line.length <= 72 - place.indent - place.allowance;
  if (isShort || value === null || typeof value !== 'object') return line;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[${joinParts(value, place, (each: JsonValue, inner) => pythonPrettyText(each, inner))}]`;
  }
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  if (entries.length === 0) return '{}';
  return `{${joinParts(entries, place, ([key, each], inner) => {
    const name = `${reprText(key)}: `;
    return `${name}${pythonPrettyText(each, { ...inner, indent: inner.indent + name.length })}`;
  })}}`;
}

function joinParts<Part>(
  parts: readonly Part[],
  { indent, allowance }: Place,
  write: (part: Part, place: Place) => string,
): string {
  const inner = indent + 1;
  return parts
    .map((part, index) => write(part, { indent: inner, allowance: index === parts.length - 1 ? allowance + 1 : 1 }))
    .join(`,\n${' '.repeat(inner)}`);
}

function sortKeys(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: JsonValue) => sortKeys(each));
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sortKeys(each)]),
  );
}
