import { generalizerFeatures } from '../policies/generalizer-features.ts';
import type { GeneralizerTable } from '../policies/generalizer-table.ts';
import { add, softmax } from '../policies/predict-generalizer.ts';
import { appliedEvents, type Walk, walkExamples } from './dialogue-walk.ts';

/** One thing to learn: what is seen, and the label's number. */
export interface Sample {
  readonly features: readonly string[];
  readonly action: number;
}

/** Steps of learning in all, so that large story sets take no longer: 200,000 take about a second on one core. */
const maxSteps = 200_000;
/** Steps times actions in all: with thousands of actions each step is dear. */
const maxUpdates = 15_000_000;
const maxRounds = 40;
/**
 * Every situation is learned also with a shorter past, so that what is said in the middle of stories is known at the
 * beginning of a conversation and after detours. On held-out stories of 11 public projects 85 % right instead of 84 %.
 */
const shorterPasts = [1, 2, 3];
const firstRate = 0.5;
/** Weights that small change no decision. */
const smallestWeight = 0.01;

/**
 * Learns which action stories take in which situation, as a linear model (multinomial logistic regression by gradient
 * steps in a fixed order, so it is deterministic). Stands in for TEDPolicy (rasa-compat 14.6).
 */
export function trainGeneralizer(stories: readonly Walk[], maxHistory: number): GeneralizerTable {
  const actions = new Map<string, number>();
  const intents = new Set<string>();
  const samples = collectSamples(stories, maxHistory, actions, intents);
  return { actions: [...actions.keys()], intents: [...intents], weights: fitWeights(samples, actions.size) };
}

/** Weights of features for each of `count` labels; labels are numbered from 0. */
export function fitWeights(samples: readonly Sample[], count: number): GeneralizerTable['weights'] {
  const weights = new Map<string, Float64Array>();
  const rounds = roundsFor(samples.length, count);
  for (let round = 0; round < rounds; round += 1) {
    const rate = firstRate / (1 + round / 8);
    for (const sample of samples) step(weights, sample, count, rate);
  }
  return sparse(weights);
}

function roundsFor(samples: number, actions: number): number {
  const steps = Math.min(maxSteps, maxUpdates / Math.max(1, actions));
  return Math.max(1, Math.min(maxRounds, Math.floor(steps / Math.max(1, samples))));
}

function collectSamples(
  stories: readonly Walk[],
  maxHistory: number,
  actions: Map<string, number>,
  intents: Set<string>,
): readonly Sample[] {
  const samples = new Map<string, Sample>();
  for (const walk of stories) {
    for (const { states, action } of walkExamples(appliedEvents(walk.events), walk.states, maxHistory)) {
      const intent = states.at(-1)?.user?.intent;
      if (!intent) continue;
      intents.add(intent);
      const index = actions.get(action) ?? actions.size;
      actions.set(action, index);
      for (const length of [states.length, ...shorterPasts]) {
        const features = generalizerFeatures(states.slice(-length));
        samples.set(`${index}\n${features.join('\n')}`, { features, action: index });
      }
    }
  }
  return [...samples.values()];
}

function step(weights: Map<string, Float64Array>, sample: Sample, count: number, rate: number): void {
  const sums = new Array<number>(count).fill(0);
  for (const feature of sample.features) {
    const row = weights.get(feature);
    if (row !== undefined) for (let index = 0; index < count; index += 1) add(sums, index, row[index] as number);
  }
  const probabilities = softmax(sums);
  const share = rate / Math.sqrt(sample.features.length);
  for (const feature of sample.features) {
    let row = weights.get(feature);
    if (row === undefined) {
      row = new Float64Array(count);
      weights.set(feature, row);
    }
    for (let index = 0; index < count; index += 1) {
      const wanted = index === sample.action ? 1 : 0;
      row[index] = (row[index] as number) + share * (wanted - (probabilities[index] as number));
    }
  }
}

function sparse(weights: ReadonlyMap<string, Float64Array>): Record<string, readonly number[]> {
  const table: [string, readonly number[]][] = [];
  for (const [feature, row] of weights) {
    const entries: number[] = [];
    row.forEach((weight, index) => {
      if (Math.abs(weight) >= smallestWeight) entries.push(index, Math.round(weight * 1000) / 1000);
    });
    if (entries.length > 0) table.push([feature, entries]);
  }
  return Object.fromEntries(table);
}
