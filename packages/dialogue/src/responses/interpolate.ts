import type { JsonValue } from '@hamzaban/rasa-project';
import { pythonText } from '../domain/slot-feature.ts';

/** A text whose braces do not balance; Rasa then loses the whole message. */
export class UnbalancedBracesError extends Error {
  override readonly name = 'UnbalancedBracesError';
  readonly text: string;

  constructor(text: string) {
    super('The braces in a response text do not balance; write {{ and }} for braces that are meant.');
    this.text = text;
  }
}

/** What a text could not be filled with; the text is then left as it is. */
export type OnMissing = (placeholder: string, text: string) => void;

/**
 * Fills `{name}` in all strings of a value, nested ones too (rasa-compat 17.2). A string with a name that has no value
 * stays as it is; `{{x}}` gives `{x}` if the string has no other placeholder.
 */
export function interpolate(
  value: JsonValue,
  values: (name: string) => JsonValue | undefined,
  onMissing: OnMissing,
): JsonValue {
  if (typeof value === 'string') return interpolateText(value, values, onMissing);
  if (Array.isArray(value)) return value.map((each: JsonValue) => interpolate(each, values, onMissing));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, interpolate(each as JsonValue, values, onMissing)]),
  );
}

function interpolateText(text: string, values: (name: string) => JsonValue | undefined, onMissing: OnMissing): string {
  if (!text.includes('{') && !text.includes('}')) return text;
  const template = text.replace(/\{([^\n{}]+?)\}/g, '{0[$1]}');
  const filled = format(template, (field) => {
    const name = /^0\[([^\]]*)\]$/.exec(field)?.[1];
    const value = name === undefined ? undefined : values(name);
    return value === undefined ? undefined : pythonText(value);
  });
  if (filled.missing === null && !filled.text.includes('0[')) return filled.text;
  const plain = filled.missing === null ? format(text, () => undefined) : filled;
  if (plain.missing === null) return plain.text;
  onMissing(plain.missing.replace(/^0\[(.*)\]$/, '$1'), text);
  return text;
}

interface Formatted {
  readonly text: string;
  /** First field without a value. */
  readonly missing: string | null;
}

/** Python's `str.format` for fields without format specifications. */
function format(template: string, resolve: (field: string) => string | undefined): Formatted {
  let text = '';
  for (let index = 0; index < template.length; index += 1) {
    const character = template[index] as string;
    if (character !== '{' && character !== '}') {
      text += character;
      continue;
    }
    if (template[index + 1] === character) {
      text += character;
      index += 1;
      continue;
    }
    if (character === '}') throw new UnbalancedBracesError(template);
    const end = closingBrace(template, index);
    const field = template.slice(index + 1, end);
    const value = resolve(field);
    if (value === undefined) return { text, missing: field };
    text += value;
    index = end;
  }
  return { text, missing: null };
}

function closingBrace(template: string, start: number): number {
  let depth = 0;
  for (let index = start; index < template.length; index += 1) {
    if (template[index] === '{') depth += 1;
    if (template[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  throw new UnbalancedBracesError(template);
}
