/**
 * The host of a URL as it is resolved, compared and shown: lower-case ASCII, an address without brackets, a name without
 * the root's dot. null when it is no host name. (The URL parser has made of "0x7f.1", "2130706433" and "127。0。0。1" what
 * they mean, 127.0.0.1.)
 */
export function hostOf(url: URL): string | null {
  const { hostname } = url;
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  // RFC 1035: 253 characters, labels of 1 to 63; underscores occur in service names.
  const isName = host.length <= 253 && host.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
  return isName ? host : null;
}
