import { EgressError } from './egress-error.ts';
import { hostOf } from './host-of.ts';

/** Where a request goes, as its URL says; not yet resolved. */
export interface Target {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/** Reads a URL: http or https, a host, no user name or password. Throws `EgressError`. */
export function readTarget(text: string | URL): Target {
  const url = URL.parse(String(text));
  if (url === null) throw new EgressError('bad_url');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new EgressError('bad_scheme');
  const host = hostOf(url);
  if (host === null) throw new EgressError('bad_url');
  // "https://shop.example@10.0.0.1/": what reads like the host is a user name.
  if (url.username !== '' || url.password !== '') throw new EgressError('bad_url', { host });
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  return { url, host, port, isSecure };
}
