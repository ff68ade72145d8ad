import type { TenantId } from '../ids.ts';
import type { KeyClass } from './api-key.ts';

/** What an access token says. */
export interface AccessClaims {
  /** `sub`: the shop. */
  readonly tenantId: TenantId;
  /** `key`: the id of the API key that it was got with; when that ends, so does the token. */
  readonly keyId: string;
  /** `class`: the class of that key. */
  readonly keyClass: KeyClass;
  /** `usr`: the one visitor that the token speaks for; left out: any of the shop's. */
  readonly userId?: string;
}

/**
 * Signs and checks access tokens; the app gives it by a JWT library.
 * What it must hold: HS256 and nothing else, `iss`, `aud`, `exp` (15 minutes), `iat` and `kid` present and checked.
 */
export interface AccessTokens {
  issue(claims: AccessClaims): Promise<{ readonly token: string; readonly expiresInSeconds: number }>;
  /** null for anything that is not a valid token of ours now; never rejects because of the token. */
  verify(token: string): Promise<AccessClaims | null>;
}
