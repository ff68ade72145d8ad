import { z } from 'zod';
import type { ErrorCode, ErrorDefinition } from './error-codes.ts';
import { errorCodes } from './error-codes.ts';
import type { FieldError } from './field-error.ts';
import { fieldErrorDetail } from './field-error.ts';
import type { Language } from './language.ts';
import type { TemplateValues } from './template.ts';
import { fillTemplate } from './template.ts';

/** The body of every answer that is not a success (RFC 9457, `application/problem+json`). */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: 'URI of the kind of problem; about:blank has no page of its own.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().optional().meta({ description: 'The path that was called.' }),
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
    request_id: z.string().optional(),
    errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string(), code: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/** A problem body. */
export type Problem = z.infer<typeof problemSchema>;

/** What a problem body is made of. */
export interface ProblemOptions {
  readonly code: ErrorCode;
  readonly language: Language;
  /** Values for the places in the detail. */
  readonly values?: TemplateValues;
  /** The path that was called, without its query. */
  readonly instance?: string;
  readonly requestId?: string;
  readonly errors?: readonly FieldError[];
}

// Registered by draft-ietf-httpapi-ratelimit-headers-11, section on problem types.
const quotaExceededType = 'https://iana.org/assignments/http-problem-types#quota-exceeded';

/** Writes the problem body for an error code in the reader's language. */
export function problemOf(options: ProblemOptions): Problem {
  const { code, language, errors } = options;
  const definition: ErrorDefinition = errorCodes[code];
  return {
    type: code === 'rate_limited' ? quotaExceededType : 'about:blank',
    title: definition.title[language],
    status: definition.status,
    detail: fillTemplate(definition.detail[language], options.values ?? {}),
    ...(options.instance === undefined ? {} : { instance: options.instance }),
    code,
    ...(options.requestId === undefined ? {} : { request_id: options.requestId }),
    ...(errors === undefined || errors.length === 0
      ? {}
      : {
          errors: errors.map((error) => ({
            pointer: error.pointer,
            detail: fieldErrorDetail(error, language),
            code: error.code,
          })),
        }),
  };
}
