/** A linear model over features of the latest states: plain data. */
export interface GeneralizerTable {
  readonly actions: readonly string[];
  /** Intents that occur in stories; of others nothing is known. */
  readonly intents: readonly string[];
  /** Feature name to alternating action index and weight. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
}
