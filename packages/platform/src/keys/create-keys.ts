import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { Crypto } from '../crypto.ts';
import type { TenantId } from '../ids.ts';
import type { Credential } from '../store/platform-store.ts';
import type { Store } from '../store/store.ts';
import type { KeyClass, StoredKey } from './api-key.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { makeKeyText, parseKeyText } from './key-text.ts';

/** A new key in clear and as it is to be stored. */
export interface NewKey {
  /** Show it once. */
  readonly text: string;
  readonly stored: StoredKey;
}

/** What came of a rotation. */
export interface RotatedKey {
  /** The new key in clear; show it once. */
  readonly apiKey: string;
  /** Until when the key before stays valid; null when there was none. */
  readonly oldKeyValidUntil: number | null;
}

/** API keys of shops and of the platform. */
export interface Keys {
  /** Makes a key without storing it. */
  make(keyClass: KeyClass, tenantId: TenantId | null): NewKey;
  /** Stores a new key of the platform (`ak_live_…`) and gives it back in clear. */
  createAdminKey(): Promise<string>;
  /**
   * Stores a new key and lets the newest old one of the class live for `overlapMs` (a day if left out); older ones end
   * at once, so at most two are valid.
   */
  rotate(owner: { tenantId: TenantId | null; class: KeyClass; overlapMs?: number }): Promise<RotatedKey>;
  /** The valid keys of a shop (null: of the platform), newest first. */
  list(tenantId: TenantId | null): Promise<readonly StoredKey[]>;
  /** The stored key that a key in clear is, with its shop's state; null when there is none or it is not valid now. */
  verify(text: string): Promise<Credential | null>;
  /** Whether a key by its id is still valid; for tokens that were got with it. */
  find(keyId: string): Promise<Credential | null>;
}

/** How long an old key stays valid after a rotation when nothing else is asked for: a day. */
export const defaultKeyOverlapMs = 86_400_000;

const noHash = '0'.repeat(64);

/** Creates the keys service. */
export function createKeys(dependencies: { store: Store; clock: Clock; crypto: Crypto }): Keys {
  const { clock, crypto } = dependencies;
  const { platform } = dependencies.store;

  function make(keyClass: KeyClass, tenantId: TenantId | null): NewKey {
    if ((keyClass === 'admin') !== (tenantId === null)) throw new AppError('internal', { cause: 'key without owner' });
    const { id, text } = makeKeyText(keyClass, crypto);
    const hash = crypto.sha256Hex(text);
    return { text, stored: { id, class: keyClass, tenantId, hash, createdAt: clock.now(), expiresAt: null } };
  }

  async function find(keyId: string): Promise<Credential | null> {
    const credential = await platform.findCredential(keyId);
    return credential !== null && isValid(credential.key, clock.now()) ? credential : null;
  }

  return {
    make,
    find,
    createAdminKey: async () => {
      const { text, stored } = make('admin', null);
      await platform.addKey(stored);
      return text;
    },
    rotate: async ({ tenantId, class: keyClass, overlapMs = defaultKeyOverlapMs }) => {
      const { text, stored } = make(keyClass, tenantId);
      const now = clock.now();
      const oldKeyValidUntil = await platform.rotateKey({ key: stored, now, oldValidUntil: now + overlapMs });
      return { apiKey: text, oldKeyValidUntil };
    },
    list: (tenantId) => platform.listKeys(tenantId, clock.now()),
    verify: async (text) => {
      const parsed = parseKeyText(text);
      if (parsed === null) return null;
      const credential = await find(parsed.id);
      // The comparison runs for unknown keys as well, so that its time tells nothing.
      const isEqual = equalInConstantTime(credential?.key.hash ?? noHash, crypto.sha256Hex(text));
      return isEqual && credential?.key.class === parsed.class ? credential : null;
    },
  };
}

function isValid(key: StoredKey, now: number): boolean {
  return key.expiresAt === null || key.expiresAt > now;
}
