const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Writes bytes (a big-endian number) in base 62 with a fixed number of digits; no sign that needs escaping anywhere. */
export function base62(bytes: Uint8Array, length: number): string {
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  let text = '';
  for (let index = 0; index < length; index++) {
    text = digits.charAt(Number(number % 62n)) + text;
    number /= 62n;
  }
  return text;
}
