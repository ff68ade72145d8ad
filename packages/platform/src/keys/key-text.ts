import { assertNever } from '../assert-never.ts';
import type { Crypto } from '../crypto.ts';
import type { KeyClass } from './api-key.ts';
import { base62 } from './base62.ts';
import { crc32 } from './crc32.ts';

/** An API key in clear, with the part that names it. It is shown once and never stored. */
export interface KeyText {
  readonly class: KeyClass;
  readonly id: string;
  readonly text: string;
}

// 256 random bits take 43 digits of base 62, 72 bits of the id 13 digits (12 bits short of it is no matter), 32 bits 6.
const secretBytes = 32;
const secretLength = 43;
const idBytes = 9;
const idLength = 13;
const sumLength = 6;
const form = /^(sk|pk|ak)_live_([0-9A-Za-z]{13})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

/** Makes a new key: `sk_live_<id>_<secret and checksum>`; the secret has 256 random bits. */
export function makeKeyText(keyClass: KeyClass, crypto: Crypto): KeyText {
  const id = base62(crypto.randomBytes(idBytes), idLength);
  const body = `${prefixOf(keyClass)}_live_${id}_${base62(crypto.randomBytes(secretBytes), secretLength)}`;
  return { class: keyClass, id, text: body + checksum(body) };
}

/** Reads a key as a caller sent it; null when it cannot be one of ours (form, checksum), without asking the store. */
export function parseKeyText(text: string): KeyText | null {
  const match = form.exec(text);
  if (match === null) return null;
  const [, prefix = '', id = ''] = match;
  const body = text.slice(0, -sumLength);
  return checksum(body) === text.slice(-sumLength) ? { class: classOf(prefix), id, text } : null;
}

function checksum(body: string): string {
  return base62(crc32(body), sumLength);
}

function prefixOf(keyClass: KeyClass): string {
  switch (keyClass) {
    case 'secret':
      return 'sk';
    case 'publishable':
      return 'pk';
    case 'admin':
      return 'ak';
    default:
      return assertNever(keyClass);
  }
}

function classOf(prefix: string): KeyClass {
  if (prefix === 'ak') return 'admin';
  return prefix === 'pk' ? 'publishable' : 'secret';
}
