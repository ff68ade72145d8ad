import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { haveSameHashes, lemmaHashOf } from '../features/word-hashes.ts';
import type { NetModel } from '../model/nlu-model.ts';
import { onceForBoth } from '../numbers/once-for.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { joinNets } from './join-nets.ts';
import { places } from './net-memory.ts';
import { embeddingRowOf, vectorSpelling, wordLimit, writeVector } from './net-words.ts';

/**
 * Gives the logarithms of the intents' probabilities of a message, up to one number: the mean of the nets. In the same
 * array as those of the next message.
 */
export type RunNets = (reading: Reading) => Float32Array;

/** Words whose filters are kept, at most twice as many: 1.5 KB each. */
const keptWords = 3000;

/** The nets of a model, made once for all bots that share it. */
export const shareNets: (model: NetModel, vectors: Vectors) => RunNets = onceForBoth(createNetRunner);

/**
 * A filter over three words is a sum of what each word brings at its place, and that is kept for words met before: a
 * message costs additions and the layer of intents.
 */
function createNetRunner(model: NetModel, vectors: Vectors): RunNets {
  const { filterCount, filterBias, project, scoreIntents } = joinNets(model);
  const scaling = { mean: model.vectorMean, scale: model.vectorScale };
  const recall = createTokenCache({ size: keptWords, make: projectWord, isAlike: haveSameHashes });
  const noWord: Float32Array = new Float32Array(places * filterCount);
  const pooled = new Float32Array(filterCount);

  function projectWord(token: ReadToken): Float32Array {
    const vector = new Float32Array(vectors.size);
    writeVector(vectors, vectorSpelling(token), scaling, vector);
    return project(vector, embeddingRowOf(model.vocabulary, lemmaHashOf(token)));
  }

  return ({ tokens }) => {
    const count = Math.min(wordLimit, tokens.length);
    let before: Float32Array = noWord;
    let own: Float32Array = count > 0 ? recall(tokens[0]!) : noWord;
    pooled.fill(0);
    for (let at = 0; at < count; at++) {
      const after = at + 1 < count ? recall(tokens[at + 1]!) : noWord;
      for (let filter = 0; filter < filterCount; filter++) {
        const sum =
          filterBias[filter]! + before[filter]! + own[filterCount + filter]! + after[2 * filterCount + filter]!;
        if (sum > pooled[filter]!) pooled[filter] = sum;
      }
      before = own;
      own = after;
    }
    return scoreIntents(pooled);
  };
}
