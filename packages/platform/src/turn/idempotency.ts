import { AppError } from '../app-error.ts';
import type { Crypto } from '../crypto.ts';
import type { Json } from '../json.ts';
import type { IdempotencyClaim, IdempotencyRecord } from './turn-commit.ts';

/** One request that may come again, in whatever it could be recognised by. */
export interface RepeatableRequest {
  /** Names that the sender chose for this request, each within its own scope. */
  readonly names: readonly { readonly scope: readonly string[]; readonly name: string }[];
  /** Everything that makes it this request and not another. */
  readonly body: Json;
}

// 128 bits: finding another text with the same digest is out of reach, and rows stay small.
const digestLength = 32;

/** The claims of a request: fixed-size digests, so that no key grows with what was sent. */
export function claimsOf(request: RepeatableRequest, dependencies: Digests): readonly IdempotencyClaim[] {
  if (request.names.length === 0) return [];
  const digest = (value: Json) => dependencies.crypto.sha256Hex(dependencies.encode(value)).slice(0, digestLength);
  const fingerprint = digest(request.body);
  return request.names.map(({ scope, name }) => ({ key: digest([...scope, name]), fingerprint }));
}

/** How values become digests. */
export interface Digests {
  readonly crypto: Crypto;
  readonly encode: (value: Json) => string;
}

/**
 * Finds what was answered before under the claims; null: nothing.
 * Throws `idempotency_key_reused` when a key came before with another body.
 */
export function findReplay(
  claims: readonly IdempotencyClaim[],
  records: readonly IdempotencyRecord[],
): IdempotencyRecord | null {
  for (const record of records) {
    const claim = claims.find(({ key }) => key === record.key);
    if (claim !== undefined && claim.fingerprint !== record.fingerprint) throw new AppError('idempotency_key_reused');
  }
  return records[0] ?? null;
}
