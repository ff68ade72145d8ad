/** The bytes given as word data are not what `tools/persian-lexicon.mjs` writes. */
export class WordDataError extends Error {
  override readonly name = 'WordDataError';
  readonly code = 'persian_word_data';
}
