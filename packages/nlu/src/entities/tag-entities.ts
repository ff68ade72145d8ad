import type { TaggerModel } from '../model/nlu-model.ts';
import { createLabelNetRunner } from '../nets/run-label-net.ts';
import { denseRowsOf } from '../numbers/dense-rows.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { createLabeller } from './best-labels.ts';
import type { EntityType } from './label-set.ts';
import { createTokenScorer, type TaggerInput } from './score-tokens.ts';
import { createProbabilityFinder } from './span-probabilities.ts';
import { createTaggerMemory, shareTaggerMemory } from './tagger-memory.ts';
import { transitionsOf } from './transition-table.ts';
import { createTypeFinder } from './winning-types.ts';

/** A span that the tagger found: UTF-16 offsets, and the mean probability of its tokens' labels. */
export interface TaggedSpan extends EntityType {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Finds the entities of a message, in the order of the text, none overlapping. */
export type TagEntities = (input: TaggerInput) => readonly TaggedSpan[];

/** The net is asked of types that would win with scores better by this: of others it changes nothing that it should. */
const netMargin = 1;

/**
 * Makes a tagger; `vectors` as in training. It keeps the scores of the words that are in memory, a kilobyte each for a bot
 * of 20 kinds of entities; with `cachedWords` of so many of the words last met, at most twice.
 */
export function createTagger(model: TaggerModel, vectors?: Vectors, cachedWords?: number): TagEntities {
  const { start } = model;
  const labelCount = start.length;
  const table = transitionsOf(model.transition);
  const dense = cachedWords === undefined ? denseRowsOf(model.matrix) : null;
  const memoryOf = dense === null ? shareTaggerMemory : createTaggerMemory(dense);
  const scoreTokens = createTokenScorer(model, vectors, { cachedWords, dense, memoryOf });
  const addNet = model.net === null || vectors === undefined ? null : createLabelNetRunner(model.net, vectors);
  const findOpenTypes = createTypeFinder({ table, start }, netMargin);
  const findBestLabels = createLabeller({ table, start });
  const findProbabilities = createProbabilityFinder({ table, start }, memoryOf);

  return (input) => {
    const { tokens } = input.reading;
    if (tokens.length === 0) return [];
    const scores = scoreTokens(input);
    // The net says nothing of other types, so these are all that may win when it has spoken.
    const open = addNet === null ? undefined : findOpenTypes(scores);
    if (open !== undefined) addNet?.(input, open, scores.values);
    const labels = findBestLabels(scores, open);
    let at = 0;
    while (at < tokens.length && labels[at] === 0) at++;
    if (at === tokens.length) return [];
    let to = tokens.length;
    while (labels[to - 1] === 0) to--;
    const probability = findProbabilities(scores, { from: at, to });
    const spans: TaggedSpan[] = [];
    while (at < tokens.length) {
      const label = labels[at]!;
      const from = at++;
      if (label % 2 === 0) continue;
      let sum = probability[from * labelCount + label]!;
      while (at < tokens.length && labels[at] === label + 1) {
        sum += probability[at * labelCount + label + 1]!;
        at++;
      }
      spans.push({
        ...model.types[(label - 1) / 2]!,
        start: tokens[from]!.start,
        end: tokens[at - 1]!.end,
        confidence: Math.min(1, sum / (at - from)),
      });
    }
    return spans;
  };
}
