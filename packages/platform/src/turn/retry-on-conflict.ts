import { AppError } from '../app-error.ts';

// A conflict needs another process, or the same Idempotency-Key from two visitors at once; more than a few in a row
// mean that two processes handle messages of one store.
const maxAttempts = 5;

/** Runs an attempt until it does not give null (a conflict); after five rejects with `storage_unavailable`. */
export async function retryOnConflict<Result>(attempt: () => Promise<Result | null>): Promise<Result> {
  for (let count = 0; count < maxAttempts; count++) {
    const result = await attempt();
    if (result !== null) return result;
  }
  throw new AppError('storage_unavailable', { cause: 'conversation kept changing underneath the turn' });
}
