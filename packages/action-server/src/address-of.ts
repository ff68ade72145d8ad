import type { ActionEndpoint } from './action-endpoint.ts';

/** Where calls go: the endpoint's URL with its parameters and its token, and the headers that go along. */
export function addressOf(endpoint: ActionEndpoint): {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
} {
  const url = new URL(endpoint.url);
  url.hash = '';
  for (const [name, value] of Object.entries(endpoint.params)) url.searchParams.set(name, value);
  if (endpoint.token !== null) url.searchParams.set(endpoint.tokenName, endpoint.token);
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (endpoint.basicAuth !== null) {
    const { username, password } = endpoint.basicAuth;
    headers['authorization'] = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }
  for (const [name, value] of Object.entries(endpoint.headers)) headers[name.toLowerCase()] = value;
  return { url, headers };
}
