// The polynomial of ISO 3309, as in zip and PNG, reflected.
const polynomial = 0xedb88320;

/** CRC-32 of an ASCII text, as 4 bytes. */
export function crc32(text: string): Uint8Array {
  let sum = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    sum ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? polynomial : 0);
  }
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, ~sum >>> 0);
  return bytes;
}
