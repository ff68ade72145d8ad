import { type ArrayReference, alignedAfterHeader, modelMagic } from './encode-nlu-model.ts';
import { InvalidAssetError } from './invalid-asset-error.ts';
import type { NluModel } from './nlu-model.ts';

const constructors = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array } as const;

function isReference(value: unknown): value is ArrayReference {
  return typeof value === 'object' && value !== null && '$array' in value && 'at' in value && 'length' in value;
}

/**
 * Opens what `encodeNluModel` wrote; arrays are views of a copy of the bytes, so nothing is converted. The caller has
 * checked the hash of the bytes. Throws `InvalidAssetError` for other bytes or another version.
 */
export function decodeNluModel(bytes: Uint8Array): NluModel {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, modelMagic.length));
  if (magic !== modelMagic || bytes.length < modelMagic.length + 4)
    throw new InvalidAssetError('These bytes are not a model of this engine.');
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(modelMagic.length, true);
  const start = alignedAfterHeader(headerLength);
  if (start > bytes.length) throw new InvalidAssetError('The model file is cut off.');
  // A copy, also of a Node Buffer, whose own `slice` would be a view of memory that begins elsewhere.
  const arrays = Uint8Array.prototype.slice.call(bytes, start).buffer;
  const header = new TextDecoder().decode(bytes.subarray(modelMagic.length + 4, modelMagic.length + 4 + headerLength));
  let model: unknown;
  try {
    model = JSON.parse(header, (_, value: unknown) => {
      if (!isReference(value)) return value;
      return new constructors[value.$array](arrays, value.at, value.length);
    });
  } catch (cause) {
    throw new InvalidAssetError('The model file is damaged.', { cause });
  }
  const { format, version } = model as { format?: unknown; version?: unknown };
  if (format !== 'hamzaban-nlu' || version !== 1)
    throw new InvalidAssetError(`The model has format version ${String(version)}, this engine reads version 1.`);
  return model as NluModel;
}
