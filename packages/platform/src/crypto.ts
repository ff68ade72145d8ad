/** What the platform needs of cryptography; the app gives it from `node:crypto`. */
export interface Crypto {
  /** The SHA-256 of a text in UTF-8 as 64 lower-case hexadecimal digits. */
  sha256Hex(text: string): string;
  /** Random bytes fit for keys. */
  randomBytes(length: number): Uint8Array;
}
