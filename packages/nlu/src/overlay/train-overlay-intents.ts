import { hashEverything } from '../features/hash-message.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { createVocabulary, rowOf } from '../features/vocabulary.ts';
import { vectorFeatures } from '../intents/dense-features.ts';
import { createIntentScorer, type IntentInput } from '../intents/score-intents.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import { quantiseEntries } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { weightsFor } from './evidence-weights.ts';
import { charactersOf, createRarity, wordsOf } from './own-features.ts';
import { collectOwnWords } from './own-words.ts';
import { packProfile } from './pack-profile.ts';
import { unit, unitMean } from './unit.ts';

/** One text to learn from. */
export interface LabelledReading {
  readonly reading: Reading;
  readonly label: string;
}

export interface TrainOverlayOptions {
  readonly base: NluModel;
  readonly vectors?: Vectors | undefined;
}

interface OwnExample {
  readonly label: string;
  readonly tokens: readonly ReadToken[];
  /** Hashes of its lemmas. */
  readonly words: ReadonlySet<number>;
  /** Character n-grams by hash; none where they have no weight. */
  readonly characters: ReadonlyMap<number, number>;
  readonly vector: Float32Array;
  readonly profile: Float32Array;
}

/** Likeness of an example to the others of its intent where it is the only one: as in the middle of the simulated shops. */
const usualCloseness = 0.5;

/**
 * Makes a classifier of a shop's own intents beside an untouched base, in closed form: a logit is the weighed evidence of
 * `evidence-weights.ts`. In the matrix stands what is linear in what the message has. Columns: the labels, without a null
 * class; rows: words (without vectors also characters), then a constant, the vector and the pack's profile. So few examples are best compared with, not learned from.
 */
export function trainOverlayIntents(
  own: readonly LabelledReading[],
  { base, vectors }: TrainOverlayOptions,
): IntentModel {
  const vectorMean = vectors === undefined ? null : (base.intents?.vectorMean ?? null);
  const weights = weightsFor({ vectorMean });
  const rarityOf = createRarity(base);
  const profileOf = createProfiler(base, vectors);
  const examples = own.map(({ reading, label }): OwnExample => {
    const vector = vectors === undefined ? null : encodeReading(vectors, reading);
    const input = { reading, hashes: hashEverything(reading), vector };
    return {
      label,
      tokens: reading.tokens,
      words: wordsOf(reading),
      characters: weights.characters > 0 ? charactersOf(input.hashes, rarityOf) : new Map(),
      vector: unit(vectorFeatures(vector, vectorMean)),
      profile: profileOf(input),
    };
  });
  const hashes = new Set(examples.flatMap(({ characters, words }) => [...characters.keys(), ...words]));
  const vocabulary = createVocabulary(Uint32Array.from(hashes).sort());
  const constantRow = hashes.size;
  const profileRow = constantRow + 1 + (vectorMean?.length ?? 0);
  const groups = [...Map.groupBy(examples, ({ label }) => label)];
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  const add = (row: number, column: number, value: number): void => {
    rows.push(row);
    columns.push(column);
    values.push(value);
  };
  groups.forEach(([, members], column) => {
    for (const [hash, value] of meanCharacters(members))
      add(rowOf(vocabulary, hash), column, weights.characters * value);
    for (const [hash, share] of sharesOfWords(members)) {
      const excess = Math.log(share) + rarityOf(hash) - 1;
      if (excess > 0) add(rowOf(vocabulary, hash), column, weights.words * excess);
    }
    add(constantRow, column, weights.examples * Math.log(members.length) - weights.closeness * closenessOf(members));
    unitMean(members.map(({ vector }) => vector)).forEach((value, at) => {
      add(constantRow + 1 + at, column, weights.vector * value);
    });
    unitMean(members.map(({ profile }) => profile)).forEach((value, label) => {
      add(profileRow + label, column, weights.profile * value);
    });
  });
  const rowCount = profileRow + (vectorMean === null ? 0 : (base.intents?.labels.length ?? 0));
  return {
    labels: groups.map(([label]) => label),
    settings: { words: false },
    vocabulary,
    idf: new Float32Array(0),
    matrix: quantiseEntries(
      { rows: Int32Array.from(rows), columns: Int32Array.from(columns), values: Float32Array.from(values) },
      rowCount,
      groups.length,
    ),
    isByLikeness: true,
    vectorMean,
    nets: null,
    ownWords:
      vectorMean === null
        ? null
        : collectOwnWords(
            groups.flatMap(([, members], column) => members.map(({ tokens }) => ({ tokens, column }))),
            rarityOf,
          ),
  };
}

/** Gives the pack's profile of a message; empty without vectors, where it has no weight. */
function createProfiler({ intents }: NluModel, vectors: Vectors | undefined): (input: IntentInput) => Float32Array {
  if (intents === null || intents.vectorMean === null || vectors === undefined) return () => new Float32Array(0);
  const score = createIntentScorer(intents, vectors);
  return (input) => packProfile(score(input));
}

/** Mean likeness of each example to the mean of the others. */
function closenessOf(members: readonly OwnExample[]): number {
  if (members.length < 2) return usualCloseness;
  const sum = new Float32Array(members[0]!.vector.length);
  for (const { vector } of members) for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
  const likenesses = members.map(({ vector }) => {
    const others = unit(sum.map((value, at) => value - vector[at]!));
    return others.reduce((total, value, at) => total + value * vector[at]!, 0);
  });
  return likenesses.reduce((total, value) => total + value, 0) / members.length;
}

/** Mean of the examples' characters, brought to length 1. */
function meanCharacters(members: readonly OwnExample[]): ReadonlyMap<number, number> {
  const sum = new Map<number, number>();
  for (const { characters } of members) {
    for (const [hash, value] of characters) sum.set(hash, (sum.get(hash) ?? 0) + value);
  }
  const length = Math.sqrt([...sum.values()].reduce((total, value) => total + value * value, 0));
  return new Map([...sum].map(([hash, value]) => [hash, value / length]));
}

/** In what share of the examples each word stands. */
function sharesOfWords(members: readonly OwnExample[]): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  for (const { words } of members) {
    for (const hash of words) shares.set(hash, (shares.get(hash) ?? 0) + 1 / members.length);
  }
  return shares;
}
