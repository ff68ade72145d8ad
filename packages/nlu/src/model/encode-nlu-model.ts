import { checksumOf } from './checksum.ts';
import type { NluModel } from './nlu-model.ts';

const arrayKinds = ['Int8Array', 'Uint8Array', 'Uint16Array', 'Uint32Array', 'Float32Array'] as const;
export type ArrayKind = (typeof arrayKinds)[number];
/** How a typed array stands in the JSON header: its kind, its place after the header, its number of items. */
export interface ArrayReference {
  readonly $array: ArrayKind;
  readonly at: number;
  readonly length: number;
}

/** The number is the version of the format. */
export const modelMagic = 'HZNLU9\n';
const alignment = 8;
/** After the arrays: the checksum of all before it (uint32, little endian) and four zeros. */
export const trailerLength = 8;

/**
 * A model as bytes: magic, length of the header (uint32, little endian), JSON header in which typed arrays are
 * references, the arrays, each at a multiple of 8, and a checksum.
 */
export function encodeNluModel(model: NluModel): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const header = JSON.stringify(model, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value) || value instanceof DataView) return value;
    const kind = arrayKinds.find((name) => value.constructor.name === name);
    if (kind === undefined) return value;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    const at = size;
    parts.push(bytes);
    size += Math.ceil(bytes.length / alignment) * alignment;
    return { $array: kind, at, length: (value as Uint8Array).length } satisfies ArrayReference;
  });
  const head = new TextEncoder().encode(header);
  const start = alignedAfterHeader(head.length);
  const bytes = new Uint8Array(start + size + trailerLength);
  bytes.set(new TextEncoder().encode(modelMagic));
  new DataView(bytes.buffer).setUint32(modelMagic.length, head.length, true);
  bytes.set(head, modelMagic.length + 4);
  let at = start;
  for (const part of parts) {
    bytes.set(part, at);
    at += Math.ceil(part.length / alignment) * alignment;
  }
  new DataView(bytes.buffer).setUint32(at, checksumOf(bytes, at), true);
  return bytes;
}

/** Where the arrays begin. */
export function alignedAfterHeader(headerLength: number): number {
  return Math.ceil((modelMagic.length + 4 + headerLength) / alignment) * alignment;
}
