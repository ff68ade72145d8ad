import type { TokenKind } from '../document.ts';

const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}/y;
const SCHEME =
  /(?:https?:\/\/|ftp:\/\/|www\.)(?:[^\s<>«»"'\u0600-\u06ff\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?<=[/\-_=\u0621-\u06cc])[\u0621-\u06cc]){1,2048}/iy;
/** Domains written without a scheme count only with an ending that shops and messengers use. */
const BARE_DOMAIN =
  /(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}(?:com|ir|org|net|info|shop|store|app|me|io|co|dev|site|online|academy|ai|tv|ly|gov|edu|biz|xyz)(?![A-Za-z0-9-])(?:[/?#][^\s<>«»"'\u0600-\u06ff\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]{0,2048})?/iy;
const CLOSING = /[.,;:!?)\]}…]+$/;

/** An e-mail or web address that starts at `start`, or undefined. Looks at most about 2,000 characters ahead. */
export function scanAddress(
  text: string,
  start: number,
): { readonly end: number; readonly kind: TokenKind } | undefined {
  const email = matchAt(EMAIL, text, start);
  if (email !== undefined) return { end: start + email.length, kind: 'email' };
  const address = matchAt(SCHEME, text, start) ?? matchAt(BARE_DOMAIN, text, start);
  if (address === undefined) return undefined;
  const trimmed = address.replace(CLOSING, '');
  return { end: start + trimmed.length, kind: 'url' };
}

/**
 * Whether an address may start here: within the next Latin letters and digits there is one of `.`, `@`, `:` or a sign that
 * an e-mail name may hold. Spares the patterns for the plain words that most tokens are.
 */
export function mayBeAddress(text: string, start: number): boolean {
  for (let index = start; index < text.length && index < start + 66; index += 1) {
    const unit = text.charCodeAt(index);
    const isAlphanumeric =
      (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
    if (isAlphanumeric || unit === 0x2d || unit === 0x5f || unit === 0x2b || unit === 0x25) continue;
    if (unit === 0x40 || unit === 0x3a) return index > start;
    return unit === 0x2e && index > start && /[A-Za-z0-9]/.test(text[index + 1] ?? '');
  }
  return false;
}

function matchAt(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}
