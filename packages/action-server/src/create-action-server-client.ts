import type { ActionServer } from '@hamzaban/dialogue';
import type { Lookup } from '@hamzaban/net';
import type { ActionEndpoint } from './action-endpoint.ts';

/** What a client of an action server needs. Make one for each endpoint and share it: its limits count for all who use it. */
export interface ActionServerClientDeps {
  /** For one action, waiting for a free place included. Rasa waits 300 s. */
  readonly timeoutMs: number;
  readonly clock: { now(): number };
  /** Hosts that may be asked, as `safeFetch` takes them. Default: the endpoint's own host and port, and no other. */
  readonly allowHosts?: readonly string[];
  /** Requests are sent deflated (Rasa: `COMPRESS_ACTION_SERVER_REQUEST`). Default false. */
  readonly isCompressed?: boolean;
  /** Of an answer. Default 1 MiB. */
  readonly maxBytes?: number;
  /** Actions running at the same time; more wait. Default 64. */
  readonly maxInFlight?: number;
  /** PEM certificates to trust instead of the usual ones: the content of the endpoint's `cafile`. */
  readonly ca?: string;
  readonly lookup?: Lookup;
}

/**
 * A client of a server that speaks Rasa's action protocol (rasa-compat 18): rasa-sdk's, or `rasa run actions`.
 *
 * Rejects with `ActionRejectedError` when the action does not want to run, with `ActionFailedError` for everything else:
 * its message says in one sentence what was wrong. Throws `BadEndpointError` when the endpoint cannot be used.
 */
export function createActionServerClient(_endpoint: ActionEndpoint, _deps: ActionServerClientDeps): ActionServer {
  throw new Error('comes with the next commit');
}
