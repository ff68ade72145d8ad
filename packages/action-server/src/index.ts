export type { ActionEndpoint } from './action-endpoint.ts';
export { type ActionServerClientDeps, createActionServerClient } from './create-action-server-client.ts';
export { BadEndpointError, readActionEndpoint } from './read-action-endpoint.ts';
