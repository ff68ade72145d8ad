import { createHash } from 'node:crypto';
import type { AccessClaims, AccessTokens, TenantId } from '@hamzaban/platform';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

const ISSUER = 'hamzaban';
const AUDIENCE = 'hamzaban-api';
const ALGORITHM = 'HS256';
/** Longer than any token that we issue; what is longer is not worth a signature check. */
const TOKEN_LENGTH_MAX = 2048;
const CACHE_SIZE = 4096;

const payloadSchema = z.object({
  sub: z.string(),
  key: z.string(),
  class: z.enum(['secret', 'publishable', 'admin']),
  usr: z.string().optional(),
  exp: z.number(),
});
/**
 * Three parts without padding (RFC 7515 §3.1, §2), the last one of 32 bytes, whose last letter has two bits to spare that are 0:
 * decoders let more through.
 */
const COMPACT_FORM = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;

interface Verified {
  readonly claims: AccessClaims;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/**
 * JSON Web Tokens (RFC 7519) with the algorithm, issuer and audience pinned and the key's id in the header.
 * @param secret at least 32 bytes; @param now epoch milliseconds
 */
export function createAccessTokens(options: {
  readonly secret: string;
  readonly now: () => number;
  readonly lifetimeMs: number;
}): AccessTokens {
  const key = new TextEncoder().encode(options.secret);
  const keyId = createHash('sha256').update('key id\0').update(key).digest('hex').slice(0, 16);
  // Verified tokens are remembered until they expire: a visitor's next message needs no second signature check.
  const verified = new Map<string, Verified>();

  return {
    async issue({ tenantId, keyId: apiKeyId, keyClass, userId }) {
      const seconds = Math.floor(options.now() / 1000);
      const expiresInSeconds = Math.floor(options.lifetimeMs / 1000);
      const token = await new SignJWT({ key: apiKeyId, class: keyClass, ...(userId !== undefined && { usr: userId }) })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: keyId })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(tenantId)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + expiresInSeconds)
        .sign(key);
      return { token, expiresInSeconds };
    },

    async verify(token) {
      if (token.length > TOKEN_LENGTH_MAX || !COMPACT_FORM.test(token)) return null;
      const known = verified.get(token);
      if (known !== undefined && known.expiresAt > options.now()) return known.claims;
      verified.delete(token);
      const checked = await verifySignature(token);
      if (checked === null) return null;
      if (verified.size >= CACHE_SIZE) verified.delete(verified.keys().next().value ?? '');
      verified.set(token, checked);
      return checked.claims;
    },
  };

  async function verifySignature(token: string): Promise<Verified | null> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp', 'iat'],
        currentDate: new Date(options.now()),
      });
      const parsed = payloadSchema.safeParse(payload);
      if (!parsed.success || protectedHeader.kid !== keyId) return null;
      const { sub, key: apiKeyId, class: keyClass, usr, exp } = parsed.data;
      // Signed by us, so the subject is an id that we gave out.
      const claims = {
        tenantId: sub as TenantId,
        keyId: apiKeyId,
        keyClass,
        ...(usr !== undefined && { userId: usr }),
      };
      return { claims, expiresAt: exp * 1000 };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
      throw error;
    }
  }
}
