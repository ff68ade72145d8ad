import { EgressError } from './egress-error.ts';

/** What is to be sent. */
export interface SafeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/** What came. */
export interface SafeResponse {
  /** The URL that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case; several values of one name joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

// The connection and the length of the body are this package's own affair; so is the encoding, which could hide a bomb.
const reserved =
  /^(?:host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|content-length|accept-encoding)$/;
const token = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/** Checks and lower-cases a caller's headers. Throws `EgressError` `bad_header`; its message does not show them. */
export function readHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    const isLegal = token.test(name) && !reserved.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
    if (!isLegal || read[name] !== undefined) throw new EgressError('bad_header');
    read[name] = value;
  }
  return read;
}
