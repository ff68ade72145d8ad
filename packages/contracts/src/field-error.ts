import type { FieldErrorCode } from './field-error-codes.ts';
import { fieldErrorCodes } from './field-error-codes.ts';
import type { Language } from './language.ts';
import type { TemplateValues } from './template.ts';
import { fillTemplate } from './template.ts';

/** One thing that is wrong with a request, still without language. */
export interface FieldError {
  /** JSON pointer (RFC 6901) into the body, or into the query seen as an object; `''` is the whole. */
  readonly pointer: string;
  readonly code: FieldErrorCode;
  /** The values of the places in the text. */
  readonly values: TemplateValues;
}

/** The sentence that tells a person what is wrong with the field. */
export function fieldErrorDetail(error: FieldError, language: Language): string {
  return fillTemplate(fieldErrorCodes[error.code][language], error.values);
}
