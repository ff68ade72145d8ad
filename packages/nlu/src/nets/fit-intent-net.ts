import type { IntentNetWeights } from '../model/nlu-model.ts';
import { type FitNetOptions, learnNet } from './learn-net.ts';
import type { NetSamples } from './net-memory.ts';

export interface FitIntentNetOptions extends FitNetOptions {
  readonly intentCount: number;
}

/** Texts to learn from, none of which tells its intent as one of its features. */
export interface IntentNetSamples extends NetSamples {
  readonly intents: Int32Array;
}

const epochs = 15;
/** A text has one intent and many labels. */
const labelWeight = 0.1;
const highestHidden = 0.5;

/** Learns a net that says the intent of a text, and the labels of its words beside, which are forgotten afterwards. */
export function fitIntentNet(samples: IntentNetSamples, options: FitIntentNetOptions): IntentNetWeights {
  const { intentCount } = options;
  const learned = learnNet(samples, { ...options, epochs, labelWeight, intentHidden: 0, highestHidden });
  const { parts, layers, weights, rows } = learned;
  return {
    ...layers,
    intents: rows(parts.intents, parts.intentBias, intentCount),
    intentBias: weights.slice(parts.intentBias, parts.intentBias + intentCount),
  };
}
