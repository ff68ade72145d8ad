import { lookup as lookupAll } from 'node:dns/promises';
import { createAllowances } from './allowances.ts';
import { createConnections, type KeepAlive } from './connections.ts';
import { EgressError, type EgressReason } from './egress-error.ts';
import { exchange } from './exchange.ts';
import { followRedirect } from './follow-redirect.ts';
import { type CheckedTarget, type Lookup, resolveTarget } from './resolve-target.ts';
import { readHeaders, type SafeRequest, type SafeResponse } from './safe-request.ts';
import { readTarget, type Target } from './target.ts';

/** The limits of one way out. Make one for each purpose, so that what one may reach the other may not. */
export interface SafeFetchOptions {
  /**
   * What may be reached besides public addresses at ports 80 and 443: host names, addresses, networks in CIDR notation,
   * each with or without a port (`rasa:5005`, `10.1.0.0/16`, `[fd00::1]:443`). A name allows public, loopback, private
   * and shared (100.64.0.0/10) addresses; metadata services, link-local and the rest must be given as networks.
   */
  readonly allowPrivate?: readonly string[];
  /** Nothing else may be reached, public web servers included. Default false. */
  readonly isClosedToPublic?: boolean;
  /** For everything together: name, connection, redirects, body. */
  readonly timeoutMs: number;
  /** Of a body, in bytes; a head may have 16 KiB. */
  readonly maxBytes: number;
  /** 0: a redirect is an error. */
  readonly maxRedirects: number;
  /** Default: the system's (`/etc/hosts`, then DNS). */
  readonly lookup?: Lookup;
  /** PEM certificates of authorities to trust instead of the usual ones. */
  readonly ca?: string;
  /** Keeps connections for the next request. Default: each serves one. */
  readonly keepAlive?: KeepAlive;
}

/** One request. */
export interface SafeFetchInit {
  /** Default GET. */
  readonly method?: SafeRequest['method'];
  /** `host`, `connection`, `content-length`, `accept-encoding` and the like are refused. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as UTF-8. */
  readonly body?: string | Uint8Array;
  /** Shortens the time; it cannot be lengthened. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Sends a request and reads the whole answer, whatever its status. Rejects with `EgressError` and nothing else. */
export type SafeFetch = (url: string | URL, init?: SafeFetchInit) => Promise<SafeResponse>;

/**
 * Creates the only way out: http and https to addresses that were checked. A name is resolved once and the connection
 * goes to the address that was looked at; each redirect is checked like the first URL, and one from a public server to
 * an allowed private one is refused. Bodies are asked for uncompressed. Throws `BadAllowanceError`.
 */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const { timeoutMs, maxBytes, maxRedirects, lookup = systemLookup, ca, isClosedToPublic = false } = options;
  const allows = createAllowances(options.allowPrivate ?? []);
  const connections = options.keepAlive && createConnections(options.keepAlive);

  return async function safeFetch(url, init = {}) {
    const first = readTarget(url);
    const request = requestOf(init);
    const deadline = startDeadline(Math.min(timeoutMs, init.timeoutMs ?? timeoutMs), init.signal);
    try {
      return await visit({ target: first, request }, deadline.signal);
    } finally {
      deadline.stop();
    }
  };

  async function visit(first: Hop, signal: AbortSignal): Promise<SafeResponse> {
    let hop: Hop | null = first;
    let previous: CheckedTarget | null = null;
    for (let redirects = 0; ; redirects++) {
      try {
        const target = await orAbort(resolveTarget(hop.target, { lookup, allows, isClosedToPublic }), signal);
        if (target.isAllowedByName && previous?.isAllowedByName === false) {
          throw new EgressError('bad_address', { host: target.host });
        }
        const limits = { maxBytes, signal, ...(ca !== undefined && { ca }), ...(connections && { connections }) };
        const response = await exchange(target, hop.request, limits);
        hop = followRedirect({ target, request: hop.request }, response);
        if (hop === null) return response;
        if (redirects === maxRedirects)
          throw new EgressError('too_many_redirects', { host: target.host, wasSent: true });
        previous = target;
      } catch (error) {
        throw redirects > 0 ? asSent(error) : error;
      }
    }
  }
}

interface Hop {
  readonly target: Target;
  readonly request: SafeRequest;
}

const systemLookup: Lookup = async (host) => {
  const found = await lookupAll(host, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

function requestOf({ method = 'GET', headers = {}, body }: SafeFetchInit): SafeRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? null);
  return { method, headers: readHeaders(headers), body: bytes };
}

/** A signal that fires when the time is over or the caller gives up, with the reason to give. */
function startDeadline(timeoutMs: number, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const end = (reason: EgressReason) => controller.abort(reason);
  const timer = setTimeout(end, timeoutMs, 'timeout');
  const give = () => end('aborted');
  if (outer?.aborted) give();
  outer?.addEventListener('abort', give, { once: true });
  return {
    signal: controller.signal,
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', give);
    },
  };
}

async function orAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = () => reject(new EgressError(signal.reason as EgressReason));
  if (signal.aborted) give();
  signal.addEventListener('abort', give, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', give);
  }
}

/** After a redirect the first server has had its request, whatever became of the next. */
function asSent(error: unknown): unknown {
  if (!(error instanceof EgressError) || error.wasSent) return error;
  return new EgressError(error.reason, { host: error.host, wasSent: true, cause: error.cause });
}
