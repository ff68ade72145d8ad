import type { PolicyState } from '../tracker/policy-state.ts';
import type { GeneralizerModel } from './dialogue-model.ts';
import { generalizerFeatures } from './generalizer-features.ts';
import type { GeneralizerTable } from './generalizer-table.ts';

/** A generaliser is never as sure as a rule or a story known by heart. */
const highestConfidence = 0.98;
/** Divides the sums before they become probabilities; 1.3 makes it as sure as it is right on held-out stories of public projects. */
const temperature = 1.3;

/**
 * Scores of the actions for the latest states; none when the user's intent (or text) occurs in no story. They are
 * probabilities, all below 1.
 */
export function predictGeneralizer(
  model: GeneralizerModel,
  known: ReadonlySet<string>,
  states: readonly PolicyState[],
): Readonly<Record<string, number>> {
  const { actions } = model.table;
  const intent = states.at(-1)?.user?.intent ?? null;
  if (actions.length === 0 || intent === null || !known.has(intent)) return {};
  const probabilities = tableProbabilities(model.table, states.slice(-model.maxHistory));
  return Object.fromEntries(
    actions.map((action, index) => [action, highestConfidence * (probabilities[index] as number)]),
  );
}

/** What a table says of the latest states: a probability for each of its actions. */
export function tableProbabilities(
  { actions, weights }: GeneralizerTable,
  states: readonly PolicyState[],
): readonly number[] {
  const sums = new Array<number>(actions.length).fill(0);
  for (const feature of generalizerFeatures(states)) {
    const row = Object.hasOwn(weights, feature) ? weights[feature] : undefined;
    if (row === undefined) continue;
    for (let index = 0; index < row.length; index += 2) add(sums, row[index] as number, row[index + 1] as number);
  }
  return softmax(sums.map((sum) => sum / temperature));
}

/** Shares of 1, in proportion to the exponentials. */
export function softmax(sums: readonly number[]): readonly number[] {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((left, right) => left + right, 0);
  return powers.map((power) => power / total);
}

/** Adds to one number of a list. */
export function add(sums: number[], index: number, amount: number): void {
  sums[index] = (sums[index] ?? 0) + amount;
}
