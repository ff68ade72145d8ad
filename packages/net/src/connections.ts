import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** How connections are kept open between requests. */
export interface KeepAlive {
  /** How long one may lie unused; less when the server says so in its `Keep-Alive` header. */
  readonly idleMs: number;
  /** Unused ones kept for each host and port. */
  readonly maxIdle: number;
}

/** Connections that wait for the next request; they do not keep the process alive. */
export interface Connections {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** Creates an empty store of connections. */
export function createConnections({ idleMs, maxIdle }: KeepAlive): Connections {
  const options = { keepAlive: true, timeout: idleMs, maxFreeSockets: maxIdle };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}
