import { readFile } from 'node:fs/promises';
import { type ActionServerClientDeps, createActionServerClient, readActionEndpoint } from '@hamzaban/action-server';
import type { ActionServer } from '@hamzaban/dialogue';
import type { JsonObject } from '@hamzaban/rasa-project';
import type { RasaEnvironment } from '../config/rasa-environment.ts';

/** Rasa waits as long for an action. */
const PROJECT_TIMEOUT_MS = 300_000;
/** Two actions that hang fit into the time of one message (15 s). */
const SHOP_TIMEOUT_MS = 6000;
const SHOP_ANSWER_BYTES_MAX = 256 * 1024;
/** Clients that are kept; who is dropped makes a new one with its bot. */
const SHOP_CLIENTS_MAX = 1000;

const clock = { now: Date.now };

/**
 * The client of the action server that a project's endpoints file names; null when it names none. The project is the
 * operator's own, so its host is one that may be asked.
 */
export async function openActionServer(
  endpoints: JsonObject | null,
  file: string,
  environment: RasaEnvironment,
): Promise<ActionServer | null> {
  const endpoint = readActionEndpoint(endpoints, file);
  if (endpoint === null) return null;
  const ca = endpoint.caFile === null ? undefined : await readFile(endpoint.caFile, 'utf8');
  return createActionServerClient(endpoint, {
    timeoutMs: PROJECT_TIMEOUT_MS,
    clock,
    isCompressed: environment.compressesActionCalls,
    ...(ca !== undefined && { ca }),
  });
}

/** Opens the action server of a shop's endpoints; null when they name none. */
export type OpenShopActions = (
  endpoints: JsonObject | null,
  file: string,
  readCa: (path: string) => Promise<string>,
) => Promise<ActionServer | null>;

/**
 * Action servers of shops, on hosts that the operator allows. Shops with the same endpoint share its client, and so its
 * limits. Rejects with `BadEndpointError` when an endpoint cannot be used.
 */
export function createShopActions(allowHosts: readonly string[]): OpenShopActions {
  const clients = new Map<string, ActionServer>();
  return async (endpoints, file, readCa) => {
    const endpoint = readActionEndpoint(endpoints, file);
    if (endpoint === null) return null;
    const key = JSON.stringify(endpoint);
    const known = clients.get(key);
    if (known !== undefined) return known;
    const deps: ActionServerClientDeps = {
      timeoutMs: SHOP_TIMEOUT_MS,
      maxBytes: SHOP_ANSWER_BYTES_MAX,
      clock,
      allowHosts,
      ...(endpoint.caFile !== null && { ca: await readCa(endpoint.caFile) }),
    };
    const client = createActionServerClient(endpoint, deps);
    // Certificates are read anew with each bot, so that a renewed one counts.
    if (endpoint.caFile === null) clients.set(key, client);
    const [oldest] = clients.keys();
    if (clients.size > SHOP_CLIENTS_MAX && oldest !== undefined) clients.delete(oldest);
    return client;
  };
}
