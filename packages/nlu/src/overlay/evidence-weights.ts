/**
 * What speaks for a shop's intent and what for the pack, and how loud. Learned once, by logistic regression over shops that
 * were simulated with 2, 5 and 20 examples an intent: intents left out of the pack, intents of another domain, and intents
 * as shops may have them (docs/decisions/2026-11-29-nlu-own-intents-by-words.md).
 * Where training comes to give a pack higher or lower logits, `sureness` and `outOfScope` must follow.
 */
export interface EvidenceWeights {
  /** Likeness (cosine) of the message's vector to the mean of the intent's examples. */
  readonly vector: number;
  /** How alike the intent's examples are to each other: a narrow intent may ask for more likeness. */
  readonly closeness: number;
  /** Likeness of the spelling to the mean of the intent's examples; without weight beside words by meaning. */
  readonly characters: number;
  /** For each word of the intent: how much more frequent it is there than in the pack (logarithm). */
  readonly words: number;
  /** How well the words match by meaning, as `WordMatches` says: those of the message. */
  readonly messageWords: number;
  /** Those of the best example. */
  readonly exampleWords: number;
  /** Against an intent whose every example has other words: for what its best example lacks of a match of .35. */
  readonly strangeness: number;
  /** The one that stands out most. */
  readonly standout: number;
  /** Likeness of what the pack makes of the message to what it makes of the intent's examples. */
  readonly profile: number;
  /** Natural logarithm of the number of examples: the more there are, the more is alike by chance. */
  readonly examples: number;
  /** For the pack: likeness of the message's vector to the nearest example of the pack's best intent. */
  readonly nearest: number;
  /** For the pack: its best logit less that of its null class. */
  readonly sureness: number;
  /** For the pack: the logit of its out-of-scope intent less that of its null class. */
  readonly outOfScope: number;
  /** For the pack: once more where the out-of-scope intent is its best. */
  readonly isOutOfScope: number;
  /** For the pack: `ln(1 + words)`, since a long message has something of everything. */
  readonly length: number;
  /** For the pack. */
  readonly bias: number;
}

export const evidenceWeights: { readonly withVectors: EvidenceWeights; readonly withoutVectors: EvidenceWeights } = {
  withVectors: {
    vector: 6.03,
    closeness: 1.73,
    characters: 0,
    words: 0.115,
    messageWords: 2.28,
    exampleWords: 3.37,
    strangeness: 15,
    standout: 0.346,
    profile: 7.4,
    examples: -0.622,
    nearest: 4.9,
    sureness: 0.61,
    outOfScope: -0.2,
    isOutOfScope: 1.65,
    length: 1.49,
    bias: -0.24,
  },
  withoutVectors: {
    vector: 0,
    closeness: 0,
    characters: 15.9,
    words: 0.261,
    messageWords: 0,
    exampleWords: 0,
    strangeness: 0,
    standout: 0,
    profile: 0,
    examples: 0,
    nearest: 0,
    sureness: 0.982,
    outOfScope: 0,
    isOutOfScope: 0,
    length: 0,
    bias: -2.2,
  },
};

export function weightsFor(model: { readonly vectorMean: Float32Array | null }): EvidenceWeights {
  return model.vectorMean === null ? evidenceWeights.withoutVectors : evidenceWeights.withVectors;
}
