import type { FieldErrorCode } from './field-error-codes.ts';
import { findTextFault, type TextFault } from './text-rules.ts';

/** What is wrong with a text in free JSON, and where it stands. */
export interface JsonTextFault extends TextFault {
  readonly path: readonly (string | number)[];
}

/** Any length and no characters at all are fine; what no text may hold, none of these may. */
const valueRules = { min: 0, max: Number.POSITIVE_INFINITY, isMultiline: true };
const nameRules = { ...valueRules, isMultiline: false };

const ofNames: Partial<Readonly<Record<FieldErrorCode, FieldErrorCode>>> = {
  control_character: 'control_character_in_name',
  lone_surrogate: 'lone_surrogate_in_name',
};

/**
 * The first text of a JSON value, names of fields too, that is stored nowhere: control characters (but tabs and line ends in
 * values) and lone surrogates, as in the texts of messages. Without recursion, so no input can exhaust the stack.
 */
export function findJsonTextFault(root: unknown): JsonTextFault | null {
  const left: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [{ value: root, path: [] }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      const fault = findTextFault(value, valueRules);
      if (fault !== null && fault.code !== 'blank') return { ...fault, path };
    } else if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--)
        left.push({ value: value[index], path: [...path, index] });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, field] of Object.entries(value).reverse()) {
        const fault = findTextFault(name, nameRules);
        const code = fault === null ? undefined : ofNames[fault.code];
        if (fault !== null && code !== undefined) return { code, values: fault.values, path: [...path, name] };
        left.push({ value: field, path: [...path, name] });
      }
    }
  }
  return null;
}
