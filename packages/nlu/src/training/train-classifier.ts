import { type LabelledReading, labelLimit, trainIntents } from '../intents/train-intents.ts';
import type { IntentModel, Net } from '../model/nlu-model.ts';
import { needsNets, netShares, trainNets } from '../nets/train-nets.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { limitEntityTypes } from './limit-entity-types.ts';
import { plainIntent } from './plain-intent.ts';
import type { ReadExample } from './read-examples.ts';

export interface TrainClassifierOptions {
  readonly vectors: Vectors | undefined;
  readonly seed: number;
  /** Whether `trainPartnerNets` learns its nets at the same time; they are then missing. */
  readonly hasPartner?: boolean | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
}

/** The linear classifier's part of the time where nets are learned too. */
const linearPart = 0.25;

/** Trains the classifier of a bot without a base: with nets beside it where the examples are such that they pay. */
export function trainClassifier(read: readonly ReadExample[], options: TrainClassifierOptions): IntentModel {
  const { vectors, onProgress } = options;
  const labelled = labelledOf(read);
  const hasNets = vectors !== undefined && needsNets(labelled.length, labelsOf(labelled).length);
  const intents = trainIntents(labelled, {
    ...options,
    onProgress: (fraction) => onProgress(hasNets ? linearPart * fraction : fraction),
  });
  if (!hasNets || intents.isByLikeness) return intents;
  const nets = trainNets(limitEntityTypes(labelled).examples, {
    ...options,
    vectors,
    labels: intents.labels,
    chosen: options.hasPartner === true ? netShares.caller : netShares.all,
    onProgress: (fraction) => onProgress(linearPart + (1 - linearPart) * fraction),
  });
  return { ...intents, nets };
}

/** The nets that the partner of `trainClassifier` learns for the same texts; none where the classifier has none. */
export function trainPartnerNets(
  read: readonly ReadExample[],
  options: Omit<TrainClassifierOptions, 'hasPartner'>,
): readonly Net[] {
  const { vectors } = options;
  const labelled = labelledOf(read);
  const labels = labelsOf(labelled);
  if (vectors === undefined || labels.length > labelLimit || !needsNets(labelled.length, labels.length)) return [];
  return trainNets(limitEntityTypes(labelled).examples, { ...options, vectors, labels, chosen: netShares.partner })
    .nets;
}

type LabelledExample = LabelledReading & ReadExample;

function labelledOf(read: readonly ReadExample[]): readonly LabelledExample[] {
  return read.flatMap((example): LabelledExample[] =>
    example.intent === null ? [] : [{ ...example, label: plainIntent(example.intent) }],
  );
}

/** In the order first seen, as the classifier has them. */
function labelsOf(examples: readonly LabelledExample[]): readonly string[] {
  return [...new Set(examples.map(({ label }) => label))];
}
