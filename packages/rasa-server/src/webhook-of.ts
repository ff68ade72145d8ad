/** Where a Rasa server takes messages, and the header that opens it. */
export interface Webhook {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The REST channel of a Rasa server at `base`, which may have a path, a query and, for a proxy in front, a user name and
 * password (sent as basic authentication, never as a part of a URL). Throws `TypeError` when it is no URL.
 */
export function webhookOf(base: string): Webhook {
  const url = new URL(base);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/webhooks/rest/webhook`;
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  if (username === '' && password === '') return { url, headers };
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return { url, headers: { ...headers, authorization: `Basic ${credentials}` } };
}
