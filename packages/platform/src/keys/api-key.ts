import type { TenantId } from '../ids.ts';

/** `secret` (`sk_live_`): a shop's server; `publishable` (`pk_live_`): its web page; `admin` (`ak_live_`): the platform. */
export type KeyClass = 'secret' | 'publishable' | 'admin';

/** An API key as it is stored: never the key itself. */
export interface StoredKey {
  /** The part of the key that names it. */
  readonly id: string;
  readonly class: KeyClass;
  /** null for keys of the platform. */
  readonly tenantId: TenantId | null;
  /** SHA-256 of the whole key, hexadecimal. */
  readonly hash: string;
  readonly createdAt: number;
  /** From when it is not valid any more; null: no end. */
  readonly expiresAt: number | null;
}
