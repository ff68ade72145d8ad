import { AppError } from './app-error.ts';

/** Makes a `switch` exhaustive: does not compile while a case is missing, and is a bug report when data lied. */
export function assertNever(value: never): never {
  throw new AppError('internal', { details: { unexpected: String(value) } });
}
