import { AppError } from '../app-error.ts';
import { assertNever } from '../assert-never.ts';
import type { TenantId } from '../ids.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { KeyClass } from './api-key.ts';
import type { Keys } from './create-keys.ts';

/** What a caller may do. */
export type Scope = 'messages:write' | 'conversations:read' | 'conversations:write' | 'admin';

/** Who calls. */
export interface Principal {
  /** null for the platform's operator. */
  readonly tenantId: TenantId | null;
  readonly keyId: string;
  readonly keyClass: KeyClass;
}

/** Who a shop's caller is. */
export interface TenantPrincipal extends Principal {
  readonly tenantId: TenantId;
  /** The one visitor that he speaks for; left out: any of the shop's. */
  readonly userId?: string;
}

/** Answers "who is this, and may he?". */
export interface Access {
  /**
   * Exchanges a shop's API key and id for an access token. Rejects with one and the same `invalid_credentials` for a
   * wrong key, a foreign or unknown shop, and one that is suspended or deleted.
   */
  signIn(credentials: {
    readonly apiKey: string;
    readonly tenantId: string;
  }): Promise<{ readonly token: string; readonly expiresInSeconds: number }>;
  /** Reads an access token; rejects with `invalid_token` (also when the key or the shop has ended since), `forbidden`. */
  authorize(token: string, scope: Scope): Promise<TenantPrincipal>;
  /** Reads a key of the platform; rejects with `invalid_credentials`, or `forbidden` for a valid key of a shop. */
  authorizeAdmin(apiKey: string): Promise<Principal>;
}

/** Creates the access service. */
export function createAccess(dependencies: { readonly keys: Keys; readonly tokens: AccessTokens }): Access {
  const { keys, tokens } = dependencies;
  return {
    signIn: async ({ apiKey, tenantId }) => {
      const credential = await keys.verify(apiKey);
      const key = credential?.key;
      if (key?.tenantId == null || key.tenantId !== tenantId || credential?.tenantStatus !== 'active')
        throw new AppError('invalid_credentials');
      return tokens.issue({ tenantId: key.tenantId, keyId: key.id, keyClass: key.class });
    },
    authorize: async (token, scope) => {
      const claims = await tokens.verify(token);
      if (claims === null) throw new AppError('invalid_token');
      const { tenantId, keyId, keyClass, userId } = claims;
      const credential = await keys.find(keyId);
      if (credential?.key.tenantId !== tenantId || credential.tenantStatus !== 'active')
        throw new AppError('invalid_token');
      // A token may be weaker than the key that it was got with, never stronger.
      if (![keyClass, credential.key.class].every((each) => scopesOf(each).includes(scope)))
        throw new AppError('forbidden', { details: { scope } });
      return { tenantId, keyId, keyClass, ...(userId === undefined ? {} : { userId }) };
    },
    authorizeAdmin: async (apiKey) => {
      const credential = await keys.verify(apiKey);
      if (credential === null) throw new AppError('invalid_credentials');
      const { id, class: keyClass } = credential.key;
      if (!scopesOf(keyClass).includes('admin')) throw new AppError('forbidden', { details: { scope: 'admin' } });
      return { tenantId: null, keyId: id, keyClass };
    },
  };
}

/** What a class of keys may do. */
export function scopesOf(keyClass: KeyClass): readonly Scope[] {
  switch (keyClass) {
    case 'secret':
      return ['messages:write', 'conversations:read', 'conversations:write'];
    case 'publishable':
      return ['messages:write'];
    case 'admin':
      return ['admin'];
    default:
      return assertNever(keyClass);
  }
}
