import { fitVocabulary } from '../features/fit-vocabulary.ts';
import type { Reading } from '../features/reading.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import type { TrainingEntity } from '../model/training-data.ts';
import { quantise } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { fitSequence } from './fit-sequence.ts';
import { type EntityType, labelCountOf, typeKey } from './label-set.ts';
import { type AnnotatedSpan, labelTokens } from './label-tokens.ts';
import { rowsOfTokens } from './rows-of-tokens.ts';
import { hashTokenFeatures, type TokenMarks } from './token-features.ts';
import { meanWordVector, wordMeanings } from './word-meanings.ts';

/** One annotated text; `marks` and `intent` as they will be at prediction. */
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

const manyTokens = 30_000;
/** Cells of the dense weights while training: 240 MB with the sums of AdaGrad. */
const cellLimit = 30_000_000;
const weightFloor = 0.02;

function typeOf({ entity, role, group }: TrainingEntity): EntityType {
  return { entity, ...(role === undefined ? {} : { role }), ...(group === undefined ? {} : { group }) };
}

/** Trains the entity tagger (linear-chain CRF over BIO labels, roles and groups as types of their own). */
export function trainTagger(examples: readonly AnnotatedReading[], options: TrainTaggerOptions): TrainedTagger {
  const types = new Map<string, EntityType>();
  for (const { entities } of examples) for (const entity of entities) types.set(typeKey(entity), typeOf(entity));
  if (types.size === 0) return { model: null, misaligned: [], dropped: [] };
  const typeIndex = new Map([...types.keys()].map((key, index) => [key, index]));
  const labelCount = labelCountOf([...types.values()]);
  const misaligned: string[] = [];
  const dropped: string[] = [];
  const usesIntent = examples.some(({ intent }) => intent !== undefined);
  const { vectors } = options;
  const wordMean = vectors === undefined ? null : meanWordVector(examples, vectors);
  const labelled = examples.map(({ text, reading, entities, marks, intent }) => {
    const result = labelTokens(reading.tokens, entities satisfies readonly AnnotatedSpan[], typeIndex);
    if (result.misaligned.length > 0) misaligned.push(text);
    if (result.dropped.length > 0) dropped.push(text);
    const meanings =
      vectors === undefined || wordMean === null ? undefined : wordMeanings(text, reading, { vectors, mean: wordMean });
    return { labels: result.labels, hashes: hashTokenFeatures(reading.tokens, { marks, meanings, intent }) };
  });
  const tokenCount = labelled.reduce((sum, { labels }) => sum + labels.length, 0);
  const hashes = labelled.map((example) => example.hashes);
  let minimumCount = tokenCount > manyTokens ? 2 : 1;
  let { vocabulary } = fitVocabulary(hashes, minimumCount);
  while (vocabulary.hashes.length * labelCount > cellLimit)
    vocabulary = fitVocabulary(hashes, ++minimumCount).vocabulary;
  const samples = labelled.map(({ labels, hashes: tokens }) => ({ labels, tokens: rowsOfTokens(tokens, vocabulary) }));
  const isLarge = tokenCount > manyTokens;
  const fitted = fitSequence(samples, {
    labelCount,
    featureCount: vocabulary.hashes.length,
    rate: isLarge ? 0.05 : 0.1,
    epochs: isLarge ? 5 : 15,
    l2: 1e-4,
    seed: options.seed,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  return {
    model: {
      types: [...types.values()],
      vocabulary,
      matrix: quantise(fitted.state, labelCount, weightFloor),
      transition: fitted.transition,
      start: fitted.start,
      usesIntent,
      wordMean,
    },
    misaligned,
    dropped,
  };
}
