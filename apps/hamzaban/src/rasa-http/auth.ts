import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { errors, importSPKI, jwtVerify } from 'jose';
import { RasaFailure } from './replies/rasa-failure.ts';
import { queryText } from './request-query.ts';
import { SetupError } from './setup/setup-error.ts';

/** How callers of the HTTP API prove who they are; with neither part everybody may call. */
export interface AuthOptions {
  /** Expected as `?token=`. */
  readonly token?: string;
  readonly jwt?: {
    /** The shared secret, or the public key in PEM for an asymmetric method. */
    readonly secret: string;
    /** For instance `HS256`; a token signed otherwise is refused. */
    readonly method: string;
  };
}

/** Rejects with a `RasaFailure` when the caller may not call this; `conversationId` where the route is about one. */
export type Authorize = (request: FastifyRequest, conversationId?: string) => Promise<void>;

const help = '/user-guide/configuring-http-api/#security-considerations';
/** Longer than any token that is issued. */
const tokenLengthMax = 8192;

/** Rasa's rules (rasa-compat 19): the token opens everything; a JWT with the role `user` its own conversation only. */
export async function createAuthorize({ token, jwt }: AuthOptions): Promise<Authorize> {
  const key = jwt === undefined ? null : await keyOf(jwt);

  return async (request, conversationId) => {
    if (token === undefined && jwt === undefined) return;
    if (token !== undefined && isSame(queryText(request, 'token'), token)) return;
    const user = jwt === undefined || key === null ? null : await userOf(request, key, jwt.method);
    if (user === null) {
      const message = 'User is not authenticated.';
      throw new RasaFailure({ status: 401, reason: 'NotAuthenticated', message, help });
    }
    const isOwn = user['role'] === 'user' && conversationId !== undefined && user['username'] === conversationId;
    if (user['role'] === 'admin' || isOwn) return;
    const message = 'User has insufficient permissions.';
    throw new RasaFailure({ status: 403, reason: 'NotAuthorized', message, help });
  };
}

type Key = Awaited<ReturnType<typeof importSPKI>> | Uint8Array;

async function keyOf({ secret, method }: NonNullable<AuthOptions['jwt']>): Promise<Key> {
  if (method.startsWith('HS')) return new TextEncoder().encode(secret);
  try {
    return await importSPKI(secret, method);
  } catch (error) {
    throw new SetupError(`The secret for ${method} is no public key in PEM that fits it (--jwt-secret).`, {
      cause: error,
    });
  }
}

/** The `user` of a valid token; null without a token or with a wrong one. */
async function userOf(
  request: FastifyRequest,
  key: Key,
  method: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === '' || token.length > tokenLengthMax) return null;
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: [method] });
    const user = payload['user'];
    return user !== null && typeof user === 'object' ? (user as Record<string, unknown>) : {};
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

function isSame(given: string | undefined, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(wanted));
}
