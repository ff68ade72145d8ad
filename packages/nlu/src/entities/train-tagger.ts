import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import type { TrainingEntity } from '../model/training-data.ts';
import { quantiseEntries } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { keepVectors } from '../vectors/keep-vectors.ts';
import { findMore } from './find-more.ts';
import { findWholeValues } from './find-whole-values.ts';
import { fitSequence } from './fit-sequence.ts';
import { createTokenRows } from './fit-token-rows.ts';
import { labelCountOf, typesOf } from './label-set.ts';
import { type AnnotatedSpan, labelTokens } from './label-tokens.ts';
import { measureTrust } from './measure-trust.ts';
import { hashIntent, hashJointFeatures, type TokenMarks } from './token-features.ts';
import { denseTransitions } from './transition-table.ts';
import { meanWordVector, strongestDirections } from './word-meanings.ts';
import { haveSameProfile, plainWord, profileOf, spellingOf, type WordProfile } from './word-profile.ts';

/** One annotated text; `marks` as they will be at prediction, `intent` the right one where one is learned. */
export interface AnnotatedReading {
  readonly text: string;
  readonly reading: Reading;
  readonly entities: readonly TrainingEntity[];
  readonly marks: readonly TokenMarks[];
  readonly intent?: string | undefined;
}

export interface TrainTaggerOptions {
  readonly seed: number;
  readonly vectors?: Vectors | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface TrainedTagger {
  /** Null when nothing is annotated. */
  readonly model: TaggerModel | null;
  /** Texts with a span whose ends lie inside a token, and with a span that overlaps another or lies outside the text. */
  readonly misaligned: readonly string[];
  readonly dropped: readonly string[];
}

/** Of the time that many texts take, what goes by before the weights are learned. */
const preparedShare = 0.4;
const manyTokens = 30_000;
/** From here on a pass more costs more than it brings: the whole pack gains .006 by 20 passes at twice the time. */
const veryManyTokens = 100_000;
const weightFloor = 0.02;
/**
 * One text in so many is learned without its intent, so that the words alone can do: better than intents predicted by
 * held-out models, at no cost (docs/decisions/2026-11-29-nlu-intent-for-entities.md).
 */
const hiddenIntents = 7;

/**
 * Steps and passes by the number of words (docs/decisions/2026-11-29-nlu-nets.md). `reluctance`: a tagger that learns with
 * hidden features leaves out more values than it makes up (precision .82, recall .74 on folds of MASSIVE); of few examples
 * it makes up enough (docs/decisions/2026-11-29-nlu-exact-match.md).
 */
function scheduleFor(tokenCount: number) {
  if (tokenCount <= manyTokens) return { rate: 0.1, epochs: 15, dropout: 0, rareDropout: 0, reluctance: 0 };
  const isVeryLarge = tokenCount > veryManyTokens;
  return {
    rate: 0.05,
    epochs: isVeryLarge ? 8 : 20,
    dropout: 0.4,
    rareDropout: isVeryLarge ? 0 : 0.3,
    reluctance: 0.3,
  };
}

function* spellings(examples: readonly AnnotatedReading[]): Iterable<string> {
  for (const { reading } of examples) for (const token of reading.tokens) yield spellingOf(token);
}

/** Trains the entity tagger (linear-chain CRF over BIO labels, roles and groups as types of their own). */
export function trainTagger(examples: readonly AnnotatedReading[], options: TrainTaggerOptions): TrainedTagger {
  const types = typesOf(examples);
  if (types.size === 0) return { model: null, misaligned: [], dropped: [] };
  const typeIndex = new Map([...types.keys()].map((key, index) => [key, index]));
  const labelCount = labelCountOf([...types.values()]);
  const misaligned: string[] = [];
  const dropped: string[] = [];
  const vectors = options.vectors === undefined ? undefined : keepVectors(options.vectors);
  const wordMean = vectors === undefined ? null : meanWordVector(spellings(examples), vectors);
  // All are kept: equal profiles are one object, by which `createTokenRows` counts.
  const recallProfile = createTokenCache<WordProfile>({
    size: Number.POSITIVE_INFINITY,
    make: (token) =>
      profileOf(token, wordMean === null ? [] : strongestDirections(vectors!.encode(spellingOf(token)), wordMean)),
    isAlike: haveSameProfile,
  });
  const profile = (token: ReadToken): WordProfile => recallProfile(token, plainWord(token.key));
  const tokenRows = createTokenRows();
  const textStarts = new Int32Array(examples.length + 1);
  const labels = new Int32Array(examples.reduce((sum, { reading }) => sum + reading.tokens.length, 0));
  examples.forEach(({ text, reading, entities, marks, intent }, index) => {
    const result = labelTokens(reading.tokens, entities satisfies readonly AnnotatedSpan[], typeIndex);
    if (result.misaligned.length > 0) misaligned.push(text);
    if (result.dropped.length > 0) dropped.push(text);
    labels.set(result.labels, textStarts[index]!);
    textStarts[index + 1] = textStarts[index]! + result.labels.length;
    const profiles = reading.tokens.map(profile);
    const isHidden = intent === undefined || index % hiddenIntents === 3;
    const context = { marks, intent: isHidden ? undefined : hashIntent(intent) };
    tokenRows.add(profiles, (at) => hashJointFeatures(profiles, at, context));
  });
  const tokenCount = labels.length;
  options.onProgress?.(preparedShare / 2);
  const { vocabulary, frequency, rows, tokenStarts } = tokenRows.fit();
  const { reluctance, ...schedule } = scheduleFor(tokenCount);
  const fitted = fitSequence(
    { textStarts, tokenStarts, rows, labels },
    {
      labelCount,
      frequency,
      ...schedule,
      l2: 1e-4,
      floor: weightFloor,
      seed: options.seed,
      signal: options.signal,
      onProgress: (fraction) => options.onProgress?.(preparedShare + (1 - preparedShare) * fraction),
    },
  );
  findMore(fitted, reluctance);
  return {
    model: {
      types: [...types.values()],
      vocabulary,
      matrix: quantiseEntries(fitted.state, vocabulary.hashes.length, labelCount),
      transition: denseTransitions(fitted.table),
      start: fitted.start,
      usesIntent: examples.some(({ intent }) => intent !== undefined),
      wordMean,
      trusts: measureTrust(examples),
      wholeValues: findWholeValues(examples),
    },
    misaligned,
    dropped,
  };
}
