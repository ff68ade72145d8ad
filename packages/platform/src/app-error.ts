import type { ErrorCode, TemplateValues } from '@hamzaban/contracts';
import { errorCodes } from '@hamzaban/contracts';

// A symbol of the global registry: true also when two copies of this package are loaded (a worker thread's, a test's).
const marker = Symbol.for('hamzaban.platform.app-error');

/**
 * Who can mend an error: `user` the caller (4xx, shown), `operational` time or the operator (retryable, logged as a
 * warning), `bug` the programmers (500, logged as an error, its message hidden).
 */
export type ErrorKind = 'user' | 'operational' | 'bug';

/** What an error carries besides its code. */
export interface AppErrorOptions {
  /** Values for the places in the code's texts; shown to the caller. */
  readonly details?: TemplateValues;
  /** What lies behind it; for the log only. */
  readonly cause?: unknown;
}

/** The one error class of the platform: a code of the table in `contracts`, its HTTP status and values for its texts. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** The HTTP status of the code. */
  readonly status: number;
  readonly details: TemplateValues;
  readonly [marker] = true;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = errorCodes[code].status;
    this.details = options.details ?? {};
  }

  /** Who can mend it. */
  get kind(): ErrorKind {
    if (this.status === 500) return 'bug';
    return this.status > 500 ? 'operational' : 'user';
  }

  /** Whether a value is an `AppError`, of this copy of the package or another. */
  static isInstance(value: unknown): value is AppError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}
