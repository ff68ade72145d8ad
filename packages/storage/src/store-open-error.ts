const marker = Symbol.for('hamzaban.storage.store-open-error');

/** Why a store could not be opened. */
export type StoreOpenReason = 'newer-database' | 'damaged' | 'backup-failed' | 'migration-failed' | 'unavailable';

/** The store cannot be opened; its message is a plain sentence for the operator that says what to do. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
  readonly reason: StoreOpenReason;
  readonly [marker] = true;

  constructor(reason: StoreOpenReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }

  /** Whether a value is a `StoreOpenError`, of this copy of the package or another. */
  static isInstance(value: unknown): value is StoreOpenError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}
