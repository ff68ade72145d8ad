import { hashEverything } from '../features/hash-message.ts';
import { createVocabulary, rowOf } from '../features/vocabulary.ts';
import { vectorFeatures } from '../intents/dense-features.ts';
import type { LabelledReading } from '../intents/train-intents.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import { quantiseEntries } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { weightsFor } from './evidence-weights.ts';
import { createRarity, type OwnFeatures, ownFeaturesOf } from './own-features.ts';

export interface TrainOverlayOptions {
  readonly base: NluModel;
  readonly vectors?: Vectors | undefined;
}

interface OwnExample extends OwnFeatures {
  readonly label: string;
  readonly vector: Float32Array;
}

/** Likeness of an example to the others of its intent where it is the only one: as in the middle of the simulated shops. */
const usualCloseness = 0.5;

/**
 * Makes a classifier of a shop's own intents beside an untouched base, in closed form: a logit is the weighed evidence of
 * `evidence-weights.ts`, linear in what the message has. Columns: the labels, without a null class; rows: characters and
 * words, then a constant and the vector. So few examples are best compared with, not learned from.
 */
export function trainOverlayIntents(
  own: readonly LabelledReading[],
  { base, vectors }: TrainOverlayOptions,
): IntentModel {
  const vectorMean = vectors === undefined ? null : (base.intents?.vectorMean ?? null);
  const weights = weightsFor({ vectorMean });
  const rarityOf = createRarity(base);
  const examples = own.map(({ reading, label }): OwnExample => {
    const vector = vectors === undefined ? null : encodeReading(vectors, reading);
    const features = ownFeaturesOf({ reading, hashes: hashEverything(reading) }, rarityOf);
    return { ...features, label, vector: unit(vectorFeatures(vector, vectorMean)) };
  });
  const hashes = new Set(examples.flatMap(({ characters, words }) => [...characters.keys(), ...words]));
  const vocabulary = createVocabulary(Uint32Array.from(hashes).sort());
  const constantRow = hashes.size;
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
    add(constantRow, column, -weights.closeness * closenessOf(members));
    meanVector(members).forEach((value, at) => {
      add(constantRow + 1 + at, column, weights.vector * value);
    });
  });
  const rowCount = constantRow + 1 + (vectorMean?.length ?? 0);
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
  };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function meanVector(members: readonly OwnExample[]): Float32Array {
  const sum = new Float32Array(members[0]?.vector.length ?? 0);
  for (const { vector } of members) for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
  return unit(sum);
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
