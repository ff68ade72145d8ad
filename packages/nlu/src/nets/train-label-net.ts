import type { LabelNetModel } from '../model/nlu-model.ts';
import { type FitLabelNetOptions, fitLabelNet } from './fit-label-net.ts';
import type { GatheredSamples } from './gather-label-samples.ts';

/** Learns a label net from gathered texts. */
export function trainLabelNet(samples: GatheredSamples, options: FitLabelNetOptions): LabelNetModel {
  return {
    vocabularies: samples.vocabularies,
    vectorMean: samples.mean,
    vectorScale: samples.scale,
    ...fitLabelNet(samples, options),
  };
}
