import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Connections } from './connections.ts';
import { EgressError, type EgressReason } from './egress-error.ts';
import type { CheckedTarget } from './resolve-target.ts';
import type { SafeRequest, SafeResponse } from './safe-request.ts';

/** Node's own default; a longer head is refused by its parser. */
const MAX_HEAD_BYTES = 16_384;
/** Interim answers (1xx) of one exchange; real servers send one or two. */
const MAX_INTERIM_ANSWERS = 10;

/** The limits of one exchange. */
export interface ExchangeLimits {
  readonly maxBytes: number;
  /** Ends the exchange; its reason is the `EgressReason` to give. */
  readonly signal: AbortSignal;
  /** Certificates of authorities to trust instead of the usual ones. */
  readonly ca?: string;
  /** Where connections are kept for the next exchange; without it a connection serves one. */
  readonly connections?: Connections;
}

/**
 * Sends one request to the addresses that were checked, and to no other: the name is not looked up again. A connection
 * goes through no proxy and is closed at once when anything is wrong; one that was kept is used again only for the host
 * and port that it was checked for. Rejects with `EgressError`.
 */
export function exchange(target: CheckedTarget, request: SafeRequest, limits: ExchangeLimits): Promise<SafeResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<SafeResponse>();
  const outgoing = open(target, request, limits);
  let stage: 'connecting' | 'securing' | 'sent' = 'connecting';
  let isAnswered = false;
  let interim = 0;
  const fail = (reason: EgressReason, cause?: unknown) => {
    reject(new EgressError(reason, { host: target.host, wasSent: stage === 'sent', cause }));
    outgoing.destroy();
  };
  const abort = () => fail(limits.signal.reason as EgressReason);
  limits.signal.addEventListener('abort', abort, { once: true });

  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) {
      stage = 'sent';
      return;
    }
    socket.on('connect', () => {
      stage = target.isSecure ? 'securing' : 'sent';
    });
    socket.on('secureConnect', () => {
      stage = 'sent';
    });
  });
  outgoing.on('error', (error) => fail(reasonOf(error, stage), error));
  outgoing.on('information', () => {
    if (++interim > MAX_INTERIM_ANSWERS) fail('bad_answer');
  });
  outgoing.on('upgrade', () => fail('bad_answer'));
  outgoing.on('response', (response) => {
    isAnswered = true;
    readBody(response, limits.maxBytes, fail).then((body) => {
      resolve({
        url: target.url.href,
        status: response.statusCode ?? 0,
        headers: headersOf(response),
        body,
      });
    }, reject);
  });
  outgoing.on('close', () => {
    limits.signal.removeEventListener('abort', abort);
    if (!isAnswered) fail(stage === 'sent' ? 'connection_lost' : 'connect_failed');
  });
  if (limits.signal.aborted) abort();
  else outgoing.end(request.body ?? undefined);
  return promise;
}

function open(
  target: CheckedTarget,
  { method, headers, body }: SafeRequest,
  { ca, connections }: ExchangeLimits,
): ClientRequest {
  const { host, port, url, isSecure, addresses } = target;
  const lookup: LookupFunction = (_name, { all = false }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
  const length =
    body !== null || method === 'POST' || method === 'PUT' || method === 'PATCH' ? (body?.length ?? 0) : null;
  return (isSecure ? requestHttps : requestHttp)({
    agent: (isSecure ? connections?.https : connections?.http) ?? false,
    lookup,
    host,
    port,
    method,
    path: `${url.pathname}${url.search}`,
    headers: {
      ...headers,
      host: url.host,
      'accept-encoding': 'identity',
      ...(length !== null && { 'content-length': length }),
    },
    setHost: false,
    maxHeaderSize: MAX_HEAD_BYTES,
    ...(isSecure && isIP(host) === 0 && { servername: host }),
    ...(isSecure && ca !== undefined && { ca }),
  });
}

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  fail: (reason: EgressReason, cause?: unknown) => void,
): Promise<Uint8Array> {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') fail('bad_answer');
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) fail('too_large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBytes) fail('too_large');
      else chunks.push(chunk);
    }
  } catch (error) {
    fail(reasonOf(error, 'sent'), error);
  }
  return Buffer.concat(chunks);
}

function headersOf(response: IncomingMessage): Readonly<Record<string, string>> {
  const headers = Object.entries(response.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]);
  return Object.fromEntries(headers) as Readonly<Record<string, string>>;
}

function reasonOf(error: unknown, stage: 'connecting' | 'securing' | 'sent'): EgressReason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'HPE_HEADER_OVERFLOW') return 'too_large';
  if (code.startsWith('HPE_')) return 'bad_answer';
  if (stage === 'sent') return 'connection_lost';
  return stage === 'securing' ? 'tls_failed' : 'connect_failed';
}
