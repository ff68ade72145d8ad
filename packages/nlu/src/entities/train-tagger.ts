import { onceForWord } from '../features/once-for-word.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import type { TrainingEntity } from '../model/training-data.ts';
import { createIntList } from '../numbers/int-list.ts';
import { quantiseEntries } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { findMore } from './find-more.ts';
import { createWholeValueFinder } from './find-whole-values.ts';
import { fitSequence } from './fit-sequence.ts';
import { createTokenRows } from './fit-token-rows.ts';
import { labelCountOf, typesOf } from './label-set.ts';
import { type AnnotatedSpan, labelTokens } from './label-tokens.ts';
import { createTrustMeter } from './measure-trust.ts';
import type { CountedWord } from './number-words.ts';
import { hashIntent, type TokenMarks } from './token-features.ts';
import { denseTransitions } from './transition-table.ts';
import { meanWordVector, strongestDirections } from './word-meanings.ts';
import {
  hashMeanings,
  haveSameProfile,
  plainWord,
  profileOf,
  spellingOf,
  type WordInPairs,
  wordInPairs,
} from './word-profile.ts';

/** One annotated text; `marks` as they will be at prediction, `intent` the right one where one is learned. */
export interface AnnotatedReading {
  readonly text: string;
  readonly reading: Reading;
  readonly entities: readonly TrainingEntity[];
  readonly marks: readonly TokenMarks[];
  readonly intent?: string | undefined;
}

export interface FitTaggerOptions {
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface TrainTaggerOptions extends FitTaggerOptions {
  readonly vectors?: Vectors | undefined;
}

export interface TrainedTagger {
  /** Null when nothing is annotated. */
  readonly model: TaggerModel | null;
  /** Texts with a span whose ends lie inside a token, and with a span that overlaps another or lies outside the text. */
  readonly misaligned: readonly string[];
  readonly dropped: readonly string[];
}

/** Takes annotated texts in turn and keeps of them what learning needs, which is not the readings. */
export interface TaggerTrainer {
  readonly add: (example: AnnotatedReading) => void;
  /** Learns, when all texts are there. Deterministic for a seed; throws the signal's reason when aborted. */
  readonly fit: (options: FitTaggerOptions) => TrainedTagger;
}

/** Of the time that many texts take, what goes by before the weights are learned. */
const preparedShare = 0.2;
const manyTokens = 30_000;
/**
 * From here on a pass more costs more than it brings: the whole pack gains .006 by 20 passes at twice the time. Four of larger
 * steps, in which small slopes count seldom, do more than six did (docs/decisions/2026-11-29-training-time.md).
 */
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
  if (tokenCount <= manyTokens)
    return { rate: 0.1, epochs: 15, dropout: 0, rareDropout: 0, smallSlope: 0, reluctance: 0 };
  const large = { dropout: 0.4, reluctance: 0.3 };
  return tokenCount <= veryManyTokens
    ? { ...large, rate: 0.05, epochs: 20, rareDropout: 0.3, smallSlope: 0 }
    : { ...large, rate: 0.1, epochs: 4, rareDropout: 0, smallSlope: 0.08 };
}

/** A word of the texts: one object for all tokens of the same profile. */
interface TrainingWord extends WordInPairs, CountedWord {
  readonly token: ReadToken;
  readonly spelling: string;
  readonly vector: Float32Array | undefined;
  uses: number;
}

/** Trains the entity tagger (linear-chain CRF over BIO labels, roles and groups as types of their own). */
export function trainTagger(examples: readonly AnnotatedReading[], options: TrainTaggerOptions): TrainedTagger {
  const trainer = createTaggerTrainer(examples, options.vectors);
  for (const example of examples) trainer.add(example);
  return trainer.fit(options);
}

/** A trainer for texts with these annotations. The vectors of their words are asked for twice: see `keepVectors`. */
export function createTaggerTrainer(
  annotated: readonly { readonly entities: readonly TrainingEntity[] }[],
  vectors?: Vectors | undefined,
): TaggerTrainer {
  const types = typesOf(annotated);
  if (types.size === 0) return nothingToLearn;
  const typeIndex = new Map([...types.keys()].map((key, index) => [key, index]));
  const trust = createTrustMeter(new Set([...types.values()].map(({ entity }) => entity)));
  const wholeValues = createWholeValueFinder();
  const misaligned: string[] = [];
  const dropped: string[] = [];
  const words: TrainingWord[] = [];
  const recallWord = createTokenCache<TrainingWord>({
    size: Number.POSITIVE_INFINITY,
    make(token) {
      const spelling = spellingOf(token);
      const { word: hash, part } = wordInPairs(token, spelling);
      // The vector is made here, where the texts are still being read.
      const vector = vectors?.encode(spelling);
      const word: TrainingWord = { number: words.length, word: hash, part, token, spelling, vector, uses: 0 };
      words.push(word);
      return word;
    },
    isAlike: haveSameProfile,
  });
  const wordOf = onceForWord((token) => recallWord(token, plainWord(token.key)));
  const tokenRows = createTokenRows<TrainingWord>(({ token }) => profileOf(token, []).features);
  const textStarts = createIntList();
  const labels = createIntList();
  let usesIntent = false;

  function add({ text, reading, entities, marks, intent }: AnnotatedReading): void {
    const result = labelTokens(reading.tokens, entities satisfies readonly AnnotatedSpan[], typeIndex);
    if (result.misaligned.length > 0) misaligned.push(text);
    if (result.dropped.length > 0) dropped.push(text);
    const isHidden = intent === undefined || textStarts.length() % hiddenIntents === 3;
    textStarts.push(labels.length());
    for (const label of result.labels) labels.push(label);
    const found: TrainingWord[] = [];
    for (const token of reading.tokens) {
      const word = wordOf(token);
      word.uses++;
      found.push(word);
    }
    tokenRows.add(found, { marks, intent: isHidden ? undefined : hashIntent(intent) });
    trust.add(reading, entities);
    wholeValues.add(reading, entities);
    usesIntent ||= intent !== undefined;
  }

  function fit(options: FitTaggerOptions): TrainedTagger {
    textStarts.push(labels.length());
    const wordMean = vectors === undefined ? null : meanWordVector(usesOf(words), vectors);
    const meaningsOf = ({ vector }: TrainingWord): readonly string[] =>
      wordMean === null || vector === undefined ? [] : strongestDirections(vector, wordMean);
    const { vocabulary, frequency, tokenStarts, putRows } = tokenRows.fit((word) => hashMeanings(meaningsOf(word)));
    const labelCount = labelCountOf([...types.values()]);
    const { reluctance, ...schedule } = scheduleFor(labels.length());
    const fitted = fitSequence(
      { textStarts: textStarts.array(), tokenStarts, putRows, labels: labels.array() },
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
        usesIntent,
        wordMean,
        trusts: trust.measured(),
        wholeValues: wholeValues.found(),
        net: null,
      },
      misaligned,
      dropped,
    };
  }

  return { add, fit };
}

const nothingToLearn: TaggerTrainer = {
  add: () => undefined,
  fit: () => ({ model: null, misaligned: [], dropped: [] }),
};

/** How often each spelling stands, in the order first met. */
function usesOf(words: readonly TrainingWord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { spelling, uses } of words) counts.set(spelling, (counts.get(spelling) ?? 0) + uses);
  return counts;
}
