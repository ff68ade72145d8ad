import { type FieldError, validate } from '@hamzaban/contracts';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

/** A request that does not fit its schema, with everything that is wrong with it. */
export class ValidationFailed extends Error {
  override readonly name = 'ValidationFailed';
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super('validation_failed');
    this.errors = errors;
  }
}

/** Makes routes check bodies, queries and headers by their zod schemas; answers go out as they are. */
export function validateByZod(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data) => {
    // Fastify hands over a request without a body as null; to a schema with a default it is one that is not there.
    const result = validate(schema, httpPart === 'body' && data === null ? undefined : data);
    return result.ok ? { value: result.value } : { error: new ValidationFailed(result.errors) };
  });
  // Answers are made from typed values; that they fit their schemas is held by the tests, not paid for by visitors.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}
