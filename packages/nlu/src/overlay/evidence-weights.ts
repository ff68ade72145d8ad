/**
 * What speaks for a shop's intent and what for the pack, and how loud. Learned once, by logistic regression over shops that
 * were simulated with 2, 5 and 20 examples an intent: intents left out of the pack, and intents of another domain
 * (docs/decisions/2026-11-29-nlu-own-intents-lifted.md).
 */
export interface EvidenceWeights {
  /** Likeness (cosine) of the message's vector to the mean of the intent's examples. */
  readonly vector: number;
  /** How alike the intent's examples are to each other: a narrow intent may ask for more likeness. */
  readonly closeness: number;
  /** Likeness of the spelling to the mean of the intent's examples. */
  readonly characters: number;
  /** For each word of the intent: how much more frequent it is there than in the pack (logarithm). */
  readonly words: number;
  /** Likeness of the message's vector to the nearest example of the pack's best intent. */
  readonly nearest: number;
  /** The pack's best logit less that of its null class. */
  readonly sureness: number;
  readonly bias: number;
}

export const evidenceWeights: { readonly withVectors: EvidenceWeights; readonly withoutVectors: EvidenceWeights } = {
  withVectors: {
    vector: 8.1,
    closeness: 1.44,
    characters: 6.37,
    words: 0.139,
    nearest: 4.27,
    sureness: 0.725,
    bias: -3.9,
  },
  withoutVectors: { vector: 0, closeness: 0, characters: 15.9, words: 0.261, nearest: 0, sureness: 0.982, bias: -2.2 },
};

export function weightsFor(model: { readonly vectorMean: Float32Array | null }): EvidenceWeights {
  return model.vectorMean === null ? evidenceWeights.withoutVectors : evidenceWeights.withVectors;
}
