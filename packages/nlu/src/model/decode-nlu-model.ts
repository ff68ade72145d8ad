import { checksumOf } from './checksum.ts';
import { type ArrayReference, alignedAfterHeader, modelMagic, trailerLength } from './encode-nlu-model.ts';
import { InvalidAssetError } from './invalid-asset-error.ts';
import type { NluModel } from './nlu-model.ts';

const constructors = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array } as const;

function isReference(value: object): value is ArrayReference {
  const { $array: kind, at, length } = value as Partial<ArrayReference>;
  return typeof kind === 'string' && kind in constructors && typeof at === 'number' && typeof length === 'number';
}

/** Puts arrays where references to them stand, in place: a reviver of `JSON.parse` takes ten times as long. */
function withArrays(value: unknown, arrays: ArrayBuffer): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) return new constructors[value.$array](arrays, value.at, value.length);
  const parts = value as Record<string, unknown>;
  for (const key in parts) {
    const part = parts[key];
    if (typeof part === 'object' && part !== null) parts[key] = withArrays(part, arrays);
  }
  return value;
}

/**
 * Opens what `encodeNluModel` wrote; arrays are views of a copy of the bytes, so nothing is converted. Throws
 * `InvalidAssetError` for other bytes, another version, and bytes that were cut or changed.
 */
export function decodeNluModel(bytes: Uint8Array): NluModel {
  const version = versionOf(new TextDecoder('latin1').decode(bytes.subarray(0, longestMagic)));
  if (version === undefined) throw new InvalidAssetError('These bytes are not a model of this engine.');
  if (version !== versionOf(modelMagic))
    throw new InvalidAssetError(
      `The model has format version ${version}, this engine reads version ${versionOf(modelMagic)}; train the bot again.`,
    );
  const sumAt = bytes.length - trailerLength;
  if (sumAt < alignedAfterHeader(0) || sumAt % 4 !== 0 || !hasChecksum(bytes, sumAt))
    throw new InvalidAssetError('The model file is cut off or damaged; train the bot again or restore the file.');
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(modelMagic.length, true);
  // A copy, also of a Node Buffer, whose own `slice` would be a view of memory that begins elsewhere.
  const arrays = Uint8Array.prototype.slice.call(bytes, alignedAfterHeader(headerLength), sumAt).buffer;
  const header = new TextDecoder().decode(bytes.subarray(modelMagic.length + 4, modelMagic.length + 4 + headerLength));
  return withArrays(JSON.parse(header), arrays) as NluModel;
}

/** With a version of three digits. */
const longestMagic = 9;

function versionOf(beginning: string): string | undefined {
  return /^HZNLU(\d{1,3})\n/.exec(beginning)?.[1];
}

function hasChecksum(bytes: Uint8Array, at: number): boolean {
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + at, trailerLength);
  return trailer.getUint32(0, true) === checksumOf(bytes, at) && trailer.getUint32(4, true) === 0;
}
