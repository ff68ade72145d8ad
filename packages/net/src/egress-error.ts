/**
 * Why a request was not made or not finished.
 *
 * Refused before anything was sent: `bad_url` (no URL, or one with a user name), `bad_scheme`, `bad_port`, `bad_header`,
 * `bad_address` (an address that is not public and not allowed), `bad_redirect`, `too_many_redirects`.
 * Not reached: `name_not_found`, `connect_failed`, `tls_failed`.
 * The other side's fault: `connection_lost`, `bad_answer` (no HTTP, or compressed unasked), `too_large`, `timeout`.
 * The caller's wish: `aborted`.
 */
export type EgressReason =
  | 'bad_url'
  | 'bad_scheme'
  | 'bad_port'
  | 'bad_header'
  | 'bad_address'
  | 'bad_redirect'
  | 'too_many_redirects'
  | 'name_not_found'
  | 'connect_failed'
  | 'tls_failed'
  | 'connection_lost'
  | 'bad_answer'
  | 'too_large'
  | 'timeout'
  | 'aborted';

/** What an egress error carries besides its reason. */
export interface EgressErrorOptions {
  /** Host name or address; never the rest of the URL, which may hold secrets. */
  readonly host?: string;
  /** Whether a part of a request may have reached another server. Default false. */
  readonly wasSent?: boolean;
  readonly cause?: unknown;
}

/** The one error of `safeFetch`. Neither message nor fields hold a path, a query, a header or a body. */
export class EgressError extends Error {
  override readonly name = 'EgressError';
  readonly reason: EgressReason;
  /** Empty when the URL has none. */
  readonly host: string;
  /** False: nothing reached another server, so sending again cannot do anything twice. */
  readonly wasSent: boolean;

  constructor(reason: EgressReason, options: EgressErrorOptions = {}) {
    const { host = '', wasSent = false, cause } = options;
    super(host === '' ? reason : `${reason}: ${host}`, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.host = host;
    this.wasSent = wasSent;
  }
}
