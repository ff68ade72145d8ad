import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { ActionEndpoint } from './action-endpoint.ts';

/** `action_endpoint` of an `endpoints.yml` cannot be used; the message names the file, the key and the mend. */
export class BadEndpointError extends Error {
  override readonly name = 'BadEndpointError';
  readonly code = 'BAD_ENDPOINT';
}

const example = 'action_endpoint:\n  url: "http://localhost:5055/webhook"';

/**
 * Takes `action_endpoint` out of the content of an `endpoints.yml`; null when it has none. A user name and password in
 * the URL become basic authentication. Other keys are left alone, as Rasa does. Throws `BadEndpointError`.
 *
 * @param file name of the file, for messages
 */
export function readActionEndpoint(endpoints: JsonValue | undefined, file: string): ActionEndpoint | null {
  if (endpoints === undefined || endpoints === null) return null;
  if (!isMap(endpoints)) throw new BadEndpointError(`${file}: must be a map of endpoints, for instance:\n${example}`);
  const endpoint = endpoints['action_endpoint'];
  if (endpoint === undefined || endpoint === null) return null;
  if (!isMap(endpoint)) throw new BadEndpointError(`${file}: action_endpoint must be a map, for instance:\n${example}`);
  const fields = fieldsOf(endpoint, file);
  const url = urlOf(fields.text('url'), file);
  const inUrl = credentialsOf(url);
  const basicAuth = fields.texts('basic_auth');
  if (basicAuth !== null && (basicAuth['username'] === undefined || basicAuth['password'] === undefined)) {
    throw new BadEndpointError(`${file}: action_endpoint.basic_auth needs username and password.`);
  }
  return {
    url: url.href,
    params: fields.texts('params') ?? {},
    headers: headersOf(fields.texts('headers') ?? {}, file),
    basicAuth:
      basicAuth === null ? inUrl : { username: basicAuth['username'] ?? '', password: basicAuth['password'] ?? '' },
    token: fields.text('token'),
    tokenName: fields.text('token_name') ?? 'token',
    caFile: fields.text('cafile'),
    isDomainSelective: endpoint['enable_selective_domain'] === true,
  };
}

function fieldsOf(endpoint: JsonObject, file: string) {
  const bad = (key: string, what: string) => new BadEndpointError(`${file}: action_endpoint.${key} must be ${what}.`);
  return {
    /** null when it is absent or empty. */
    text(key: string): string | null {
      const value = endpoint[key] ?? '';
      if (!isScalar(value)) throw bad(key, 'a text');
      return value === '' ? null : String(value);
    },
    texts(key: string): Readonly<Record<string, string>> | null {
      const value = endpoint[key] ?? null;
      if (value === null) return null;
      if (!isMap(value)) throw bad(key, 'a map of texts');
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => {
          if (!isScalar(each)) throw bad(`${key}.${name}`, 'a text');
          return [name, String(each)];
        }),
      );
    },
  };
}

function urlOf(text: string | null, file: string): URL {
  const url = text === null ? null : URL.parse(text);
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new BadEndpointError(
    `${file}: action_endpoint.url ${text === null ? 'is missing' : 'is no address that begins with http:// or https://'}. Write for instance:\n${example}`,
  );
}

/** Takes the user name and password out of a URL, where they would be refused and might be shown. */
function credentialsOf(url: URL): ActionEndpoint['basicAuth'] {
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return null;
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

// What the connection itself says; safeFetch refuses them.
const ownHeaders = /^(?:host|connection|keep-alive|content-length|transfer-encoding|accept-encoding|expect|upgrade)$/i;

function headersOf(headers: Readonly<Record<string, string>>, file: string): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    const isLegal = /^[a-z0-9!#$%&'*+.^_`|~-]+$/i.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
    if (isLegal && !ownHeaders.test(name)) continue;
    throw new BadEndpointError(`${file}: action_endpoint.headers cannot hold '${name}' with this value; take it out.`);
  }
  return headers;
}

function isMap(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: JsonValue): value is string | number | boolean {
  return typeof value !== 'object';
}
