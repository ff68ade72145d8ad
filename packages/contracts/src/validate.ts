import type { z } from 'zod';
import type { FieldError } from './field-error.ts';
import type { FieldErrorCode } from './field-error-codes.ts';
import { fieldErrorCodes } from './field-error-codes.ts';
import { jsonPointer } from './json-pointer.ts';
import type { TemplateValues } from './template.ts';

/** A parsed value, or everything that is wrong with it. */
export type Validation<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

// More findings than this help nobody and would let a small request make a large answer.
const maxErrors = 20;

/** Parses a request by its schema; never throws. Errors come without language, see `fieldErrorDetail`. */
export function validate<Schema extends z.ZodType>(schema: Schema, input: unknown): Validation<z.output<Schema>> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: result.error.issues.flatMap((issue) => describe(issue, input)).slice(0, maxErrors) };
}

function describe(issue: z.core.$ZodIssue, input: unknown): readonly FieldError[] {
  const at = (code: FieldErrorCode, values: TemplateValues = {}, path: readonly PropertyKey[] = issue.path) => [
    { pointer: jsonPointer(path), code, values },
  ];
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(input, issue.path) ? at('missing') : at('wrong_type', { expected: issue.expected });
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => at('unknown_field', {}, [...issue.path, key]));
    case 'too_big':
      return at(isLength(issue.origin) ? 'too_long' : 'too_large', { max: Number(issue.maximum) });
    case 'too_small':
      return at(isLength(issue.origin) ? 'too_short' : 'too_small', { min: Number(issue.minimum) });
    case 'invalid_value':
      return isMissing(input, issue.path) ? at('missing') : at('invalid_value', { allowed: issue.values.join(', ') });
    case 'invalid_format':
      return at('invalid_format');
    case 'custom':
      return at(customCode(issue.params), customValues(issue.params));
    default:
      return at('invalid');
  }
}

function isLength(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}

function customCode(params: Record<string, unknown> | undefined): FieldErrorCode {
  const code = params?.['code'];
  return typeof code === 'string' && Object.hasOwn(fieldErrorCodes, code) ? (code as FieldErrorCode) : 'invalid';
}

function customValues(params: Record<string, unknown> | undefined): TemplateValues {
  const values = params?.['values'];
  return typeof values === 'object' && values !== null ? (values as TemplateValues) : {};
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return true;
    value = Reflect.get(value, key);
  }
  return value === undefined;
}
