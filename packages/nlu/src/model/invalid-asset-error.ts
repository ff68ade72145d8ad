/** Bytes that are not a model or vector table of this version. The caller tells the operator which file it was. */
export class InvalidAssetError extends Error {
  override readonly name = 'InvalidAssetError';
}
