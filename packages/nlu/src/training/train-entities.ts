import { markTokens } from '../entities/token-marks.ts';
import { createTaggerTrainer, type TrainedTagger } from '../entities/train-tagger.ts';
import type { Reading } from '../features/reading.ts';
import type { NluComponents } from '../model/components.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import { plainIntent } from '../model/plain-intent.ts';
import type { TrainingExample, TrainingWarning } from '../model/training-data.ts';
import { createLabelNetTrainer } from '../nets/train-label-net.ts';
import { createPatternFinder } from '../patterns/pattern-finder.ts';
import type { PatternSet } from '../patterns/pattern-set.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { limitEntityTypes } from './limit-entity-types.ts';
import { learnsNets } from './train-classifier.ts';

export interface EntityTrainerOptions {
  readonly components: NluComponents;
  /** The bot's lookups and regexes, its base's first. */
  readonly patterns: readonly PatternSet[];
  /** Whether messages will have a predicted intent. */
  readonly usesIntent: boolean;
  readonly vectors: Vectors | undefined;
}

export interface FitEntitiesOptions {
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
}

export interface TrainedEntities {
  /** Null when the pipeline has no tagger or nothing is annotated. */
  readonly tagger: TaggerModel | null;
  readonly warnings: readonly TrainingWarning[];
}

/** Learns to find the annotated entities of examples whose readings it is given in their order. */
export interface EntityTrainer {
  readonly add: (reading: Reading) => void;
  /** Learns, when all readings are there. Deterministic for a seed; throws the signal's reason when aborted. */
  readonly fit: (options: FitEntitiesOptions) => TrainedEntities;
}

/** Of the time of the tagger and its net, the tagger's. */
const taggerShare = 0.4;

export function createEntityTrainer(given: readonly TrainingExample[], options: EntityTrainerOptions): EntityTrainer {
  const { components, patterns, usesIntent, vectors } = options;
  if (components.tagger === null) return nothingToLearn;
  const { examples, warnings: limits } = limitEntityTypes(given);
  const findPatterns = createPatternFinder(patterns, { isCaseSensitive: false, usesWordBoundaries: true });
  const tagger = createTaggerTrainer(examples, vectors);
  const hasNet = usesIntent && learnsNets(examples, vectors);
  const net = hasNet && vectors !== undefined ? createLabelNetTrainer(examples, vectors) : null;
  let added = 0;
  return {
    add(reading) {
      const { text, entities, intent } = examples[added++]!;
      const example = {
        text,
        reading,
        entities,
        marks: markTokens(text, reading, findPatterns),
        intent: usesIntent && intent !== null ? plainIntent(intent) : undefined,
      };
      tagger.add(example);
      net?.add(example);
    },
    fit({ seed, signal, onProgress }) {
      const taggerEnd = net === null ? 1 : taggerShare;
      const trained = tagger.fit({ seed, signal, onProgress: (fraction) => onProgress(taggerEnd * fraction) });
      const learned = net?.fit({
        seed,
        signal,
        onProgress: (fraction) => onProgress(taggerEnd + (1 - taggerEnd) * fraction),
      });
      return {
        tagger: trained.model === null ? null : { ...trained.model, net: learned ?? null },
        warnings: [...limits, ...warningsOf(trained)],
      };
    },
  };
}

const nothingToLearn: EntityTrainer = {
  add: () => undefined,
  fit: () => ({ tagger: null, warnings: [] }),
};

function warningsOf({ misaligned, dropped }: Pick<TrainedTagger, 'misaligned' | 'dropped'>): TrainingWarning[] {
  const warnings: TrainingWarning[] = [];
  if (misaligned.length > 0) {
    warnings.push({
      code: 'misaligned-entity',
      message: 'An annotated entity begins or ends inside a word; the whole word is learned.',
      examples: misaligned,
    });
  }
  if (dropped.length > 0) {
    warnings.push({
      code: 'entity-left-out',
      message: 'An annotated entity overlaps another one, or is no more than half of its word; it is not learned.',
      examples: dropped,
    });
  }
  return warnings;
}
