import { EgressError } from './egress-error.ts';
import type { SafeRequest, SafeResponse } from './safe-request.ts';
import { readTarget, type Target } from './target.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
// What says nothing about who asks. Any other header may be a credential, whatever its name.
const harmless: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

/**
 * The request a redirect asks for, or null when the response is none.
 *
 * As browsers do, 303 (and 301, 302 after POST) becomes a GET without body. Across origins only harmless headers go along,
 * and a body does not go at all; nothing goes from https back to http. Throws `EgressError`.
 */
export function followRedirect(
  { target, request }: { readonly target: Target; readonly request: SafeRequest },
  response: SafeResponse,
): { readonly target: Target; readonly request: SafeRequest } | null {
  const location = response.headers['location'];
  if (!redirects.has(response.status) || location === undefined) return null;
  const url = URL.parse(location, target.url.href);
  if (url === null) throw new EgressError('bad_redirect', { host: target.host, wasSent: true });
  const next = readNext(url);
  const moved = isRead(request, response.status) ? asGet(request) : request;
  if (next.url.origin === target.url.origin) return { target: next, request: moved };
  if (moved.body !== null || (target.isSecure && !next.isSecure)) {
    throw new EgressError('bad_redirect', { host: next.host, wasSent: true });
  }
  const headers = Object.fromEntries(Object.entries(moved.headers).filter(([name]) => harmless.has(name)));
  return { target: next, request: { ...moved, headers } };
}

function readNext(url: URL): Target {
  try {
    return readTarget(url);
  } catch (error) {
    // The first server has had its request.
    throw error instanceof EgressError ? new EgressError(error.reason, { host: error.host, wasSent: true }) : error;
  }
}

function isRead({ method }: SafeRequest, status: number): boolean {
  if (status === 303) return method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

function asGet({ headers }: SafeRequest): SafeRequest {
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith('content-'));
  return { method: 'GET', headers: Object.fromEntries(kept), body: null };
}
