import { markTokens } from '../entities/token-marks.ts';
import type { Reading } from '../features/reading.ts';
import type { KnownWord } from '../features/word-memory.ts';
import { code } from '../kernels/generated/net.ts';
import { layOut } from '../kernels/lay-out.ts';
import { openKernel } from '../kernels/open-kernel.ts';
import type { IntentNetWeights, NetModel, NetWords } from '../model/nlu-model.ts';
import { onceForBoth } from '../numbers/once-for.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { filterCount, highestLayers, rowLengthOf } from './net-memory.ts';
import { wordLimit } from './net-words.ts';
import { type LayersKernel, type NetInput, openLayers, shapeOfLayers } from './run-net-layers.ts';

/**
 * Gives the logarithms of the intents' probabilities of a message, up to one number: the mean of the nets. In the same
 * array as those of the next message.
 */
export type RunNets = (reading: Reading, words?: readonly KnownWord[]) => Float32Array;

/** The nets of a model, made once for all bots that share it. */
export const shareNets: (model: NetModel, vectors: Vectors) => RunNets = onceForBoth(createNetRunner);

/** Nets of intents see what the reader knows; the patterns of a bot are not among it. */
export function markByReading(reading: Reading): NetInput['marks'] {
  return markTokens('', reading, () => []);
}

function createNetRunner(model: NetModel, vectors: Vectors): RunNets {
  const nets = model.nets.map((net) => openNet({ ...model, ...net }, vectors));
  const scores = new Float32Array(model.nets[0]?.intentBias.length ?? 0);
  return (reading, words) => {
    const input = { reading, words, marks: markByReading(reading), intent: undefined };
    scores.fill(0);
    for (const run of nets) {
      const own = run(input);
      for (let intent = 0; intent < scores.length; intent++) scores[intent]! += own[intent]! / nets.length;
    }
    return scores;
  };
}

/** Gives what one net says of a message, always in the same array. */
function openNet(net: IntentNetWeights & NetWords, vectors: Vectors): (input: NetInput) => Float32Array {
  const intentCount = net.intentBias.length;
  const intentLength = rowLengthOf(intentCount);
  const highestCount = highestLayers * filterCount;
  const { memory, arrays } = layOut({
    ...shapeOfLayers(vectors.size),
    highest: ['f32', highestCount],
    intents: ['f32', highestCount * intentLength],
    scores: ['f32', intentLength],
  });
  const { firstValues, pooled, highest, intents, scores } = arrays;
  const kernel = openKernel<LayersKernel>(code, memory);
  const runLayers = openLayers(net, vectors, arrays, kernel);
  const bytes = scores.BYTES_PER_ELEMENT;
  const row = filterCount * bytes;
  for (let at = 0; at < highestCount; at++) addRow(net.intents, at, 1, intents, at * intentLength);
  const said = scores.subarray(0, intentCount);

  return (input) => {
    const count = Math.min(wordLimit, input.reading.tokens.length);
    said.set(net.intentBias);
    if (count === 0) return said;
    runLayers(input, count);
    highest.set(pooled);
    kernel.findHighest(highest.byteOffset + row, firstValues.byteOffset + row, count, row);
    kernel.addRows(
      scores.byteOffset,
      highest.byteOffset,
      bytes,
      intents.byteOffset,
      highestCount,
      intentLength * bytes,
    );
    return said;
  };
}
