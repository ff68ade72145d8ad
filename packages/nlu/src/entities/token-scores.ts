/** Scores of all labels of a text's tokens, `token × labelCount + label`; the array may be longer than the text. */
export interface TokenScores {
  readonly count: number;
  readonly values: Float32Array;
}
