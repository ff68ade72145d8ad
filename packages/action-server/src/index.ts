export type { ActionEndpoint } from './action-endpoint.ts';
export { type ActionServerClientDeps, createActionServerClient } from './create-action-server-client.ts';
