/** What a written word may be besides itself; nothing for a word that is surely one. */
export interface WordRepair {
  /** English typed on the Persian layout. */
  readonly latin: string | undefined;
  /** The word with its slip mended. */
  readonly mended: string | undefined;
  /** The words that a run is glued of; their lengths add up to the run. */
  readonly parts: readonly string[] | undefined;
}

/** Left as it is typed. */
export const asTyped: WordRepair = { latin: undefined, mended: undefined, parts: undefined };
