import type { AuthOptions } from '../../src/rasa-http/auth.ts';
import type { HttpCall } from './http-recording.ts';

/** How the recorded server was started; another way means another server. */
export type HttpMode = 'api' | 'auth-token' | 'no-api' | 'jwt' | 'no-model';

/** The label of a call says how the server was started for it. */
export function modeOf({ label }: HttpCall): HttpMode {
  if (label?.startsWith('--auth-token') || label === 'bearer') return 'auth-token';
  if (label?.startsWith('no --enable-api')) return 'no-api';
  if (label?.startsWith('jwt')) return 'jwt';
  return label?.startsWith('no model') ? 'no-model' : 'api';
}

const secret = 'a secret of the replay';

/** How callers of a mode prove who they are. */
export function authOf(mode: HttpMode, calls: readonly HttpCall[]): AuthOptions {
  if (mode === 'jwt') return { jwt: { secret, method: 'HS256' } };
  if (mode !== 'auth-token') return {};
  const tokens = calls.flatMap(({ request, status }) =>
    status === 200 ? (new URL(request.path, 'http://x').searchParams.get('token') ?? []) : [],
  );
  return { token: tokens[0] ?? 'no token was recorded' };
}

/**
 * The recordings' secret is not known, so tokens are signed anew: with the replay's secret those that the recorded server
 * took, with another one those that it did not.
 */
export async function signAgain(calls: readonly HttpCall[]): Promise<ReadonlyMap<string, string>> {
  const { SignJWT, decodeJwt } = await import('jose');
  const taken = new Map<string, boolean>();
  for (const { request, status } of calls) {
    const token = tokenOf(request.headers);
    const isOpen = request.path === '/version' || request.path === '/';
    if (token !== null && !isOpen) taken.set(token, (taken.get(token) ?? false) || status !== 401);
  }
  const signed = new Map<string, string>();
  for (const [token, isTaken] of taken) {
    const key = new TextEncoder().encode(isTaken ? secret : 'another secret');
    signed.set(token, await new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'HS256' }).sign(key));
  }
  return signed;
}

/** The JWT of a call's headers. */
export function tokenOf(headers: HttpCall['request']['headers']): string | null {
  const given = headers?.['Authorization'] ?? '';
  return given.startsWith('Bearer ') && given.split('.').length === 3 ? given.slice('Bearer '.length) : null;
}
