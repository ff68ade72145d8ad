import { markTokens } from '../entities/token-marks.ts';
import { trainTagger } from '../entities/train-tagger.ts';
import type { NluComponents } from '../model/components.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import type { TrainingWarning } from '../model/training-data.ts';
import { createPatternFinder } from '../patterns/pattern-finder.ts';
import type { PatternSet } from '../patterns/pattern-set.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { limitEntityTypes } from './limit-entity-types.ts';
import { plainIntent } from './plain-intent.ts';
import type { ReadExample } from './read-examples.ts';

export interface TrainEntitiesOptions {
  readonly components: NluComponents;
  /** The bot's lookups and regexes, its base's first. */
  readonly patterns: readonly PatternSet[];
  /** Whether messages will have a predicted intent. */
  readonly usesIntent: boolean;
  readonly vectors: Vectors | undefined;
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
}

export interface TrainedEntities {
  /** Null when the pipeline has no tagger or nothing is annotated. */
  readonly tagger: TaggerModel | null;
  readonly warnings: readonly TrainingWarning[];
}

/** Learns to find the annotated entities. Deterministic for a seed; throws the signal's reason when aborted. */
export function trainEntities(read: readonly ReadExample[], options: TrainEntitiesOptions): TrainedEntities {
  const { components, patterns, usesIntent, vectors, seed, signal, onProgress } = options;
  if (components.tagger === null) return { tagger: null, warnings: [] };
  const { examples, warnings: limits } = limitEntityTypes(read);
  const findPatterns = createPatternFinder(patterns, { isCaseSensitive: false, usesWordBoundaries: true });
  const { model, misaligned, dropped } = trainTagger(
    examples.map(({ text, reading, entities, intent }) => ({
      text,
      reading,
      entities,
      marks: markTokens(text, reading, findPatterns),
      intent: usesIntent && intent !== null ? plainIntent(intent) : undefined,
    })),
    { seed, vectors, signal, onProgress },
  );
  const warnings: TrainingWarning[] = [...limits];
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
  return { tagger: model, warnings };
}
