/** A model of the real Rasa or of another version of this program, a damaged one, or one that is gone: train anew. */
export function isUnreadableModel(error: unknown): boolean {
  return error instanceof Error && ['ModelFileError', 'InvalidAssetError', 'MissingBaseError'].includes(error.name);
}
