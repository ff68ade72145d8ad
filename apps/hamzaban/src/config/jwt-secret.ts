const MIN_BYTES = 32;
const MIN_DISTINCT_CHARACTERS = 10;
const EXAMPLE =
  /change[-_ ]?me|your[-_ ]|[-_ ]secret\b|secret[-_ ]?key|example|password|placeholder|123456|qwerty|abcdefgh/i;

/**
 * Says in plain words why a JWT secret is too weak to sign with, or nothing when it is good.
 * 32 bytes is the least that RFC 7518 §3.2 allows for HS256.
 */
export function checkJwtSecret(secret: string): string | undefined {
  const bytes = new TextEncoder().encode(secret).length;
  if (bytes < MIN_BYTES) return `is ${bytes} bytes long, at least ${MIN_BYTES} are needed`;
  if (EXAMPLE.test(secret)) return 'looks like an example from a document, which others know too';
  if (new Set(secret).size < MIN_DISTINCT_CHARACTERS) return 'repeats a few characters and can be guessed';
  return undefined;
}
