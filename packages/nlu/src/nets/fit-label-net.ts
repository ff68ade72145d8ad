import type { LabelNetWeights } from '../model/nlu-model.ts';
import { type FitNetOptions, learnNet } from './learn-net.ts';
import type { NetSamples } from './net-memory.ts';

const epochs = 10;
/** How often a text is shown without its intent: that of a message may be wrong. */
const intentHidden = 0.15;

/** Learns a net that says the label of each word of a text whose intent is known. */
export function fitLabelNet(samples: NetSamples, options: FitNetOptions): LabelNetWeights {
  const { labelCount } = options;
  const learned = learnNet(samples, {
    ...options,
    intentCount: 0,
    epochs,
    labelWeight: 1,
    intentHidden,
    highestHidden: 0,
  });
  const { parts, layers, weights, rows } = learned;
  return {
    ...layers,
    labels: rows(parts.labels, parts.context, labelCount),
    context: rows(parts.context, parts.labelBias, labelCount),
    labelBias: weights.slice(parts.labelBias, parts.labelBias + labelCount),
  };
}
