import { createHash, randomBytes } from 'node:crypto';
import type { Crypto } from '@hamzaban/platform';

/** The cryptography of `node:crypto` as the platform wants it. */
export const testCrypto: Crypto = {
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  randomBytes: (length) => randomBytes(length),
};
