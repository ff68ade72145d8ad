/** Weights of a generaliser: feature to action to weight, see `train-generalizer.ts`. */
export interface GeneralizerTable {
  readonly actions: readonly string[];
  /** Feature name to alternating action index and weight. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly temperature: number;
}
