import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

/** What a token says: whose calls it allows, made by which key, for what, and until when. */
export interface AccessClaims {
  readonly tenantId: string;
  /** Id of the API key that was exchanged for the token; a revoked key ends its tokens. `demo` for the demo page. */
  readonly keyId: string;
  /** When present the token speaks for this one visitor only. */
  readonly userId?: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface AccessTokens {
  /** A signed token for these claims that lives `lifetimeMs`. */
  issue(claims: Omit<AccessClaims, 'expiresAt'>): Promise<string>;
  /** The claims of a good token; nothing for a forged, foreign, expired or malformed one. */
  verify(token: string): Promise<AccessClaims | undefined>;
  readonly lifetimeMs: number;
}

const ISSUER = 'hamzaban';
const AUDIENCE = 'hamzaban-api';
const ALGORITHM = 'HS256';
/** Longer than any token that we issue; what is longer is not worth a signature check. */
const TOKEN_LENGTH_MAX = 2048;
const CACHE_SIZE = 4096;

const payloadSchema = z.object({ sub: z.string(), key: z.string(), usr: z.string().optional(), exp: z.number() });

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
  const verified = new Map<string, AccessClaims>();

  return {
    lifetimeMs: options.lifetimeMs,

    issue(claims) {
      const seconds = Math.floor(options.now() / 1000);
      return new SignJWT({ key: claims.keyId, ...(claims.userId !== undefined && { usr: claims.userId }) })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: keyId })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(claims.tenantId)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + Math.floor(options.lifetimeMs / 1000))
        .sign(key);
    },

    async verify(token) {
      if (token.length > TOKEN_LENGTH_MAX) return undefined;
      const known = verified.get(token);
      if (known !== undefined) {
        if (known.expiresAt > options.now()) return known;
        verified.delete(token);
        return undefined;
      }
      const claims = await verifySignature(token);
      if (claims === undefined) return undefined;
      if (verified.size >= CACHE_SIZE) verified.delete(verified.keys().next().value ?? '');
      verified.set(token, claims);
      return claims;
    },
  };

  async function verifySignature(token: string): Promise<AccessClaims | undefined> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp', 'iat'],
        currentDate: new Date(options.now()),
      });
      const parsed = payloadSchema.safeParse(payload);
      if (!parsed.success || protectedHeader.kid !== keyId) return undefined;
      const { sub, key: apiKey, usr, exp } = parsed.data;
      return { tenantId: sub, keyId: apiKey, expiresAt: exp * 1000, ...(usr !== undefined && { userId: usr }) };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
      throw error;
    }
  }
}
