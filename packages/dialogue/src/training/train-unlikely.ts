import { generalizerFeatures } from '../policies/generalizer-features.ts';
import type { GeneralizerTable } from '../policies/generalizer-table.ts';
import { tableProbabilities } from '../policies/predict-generalizer.ts';
import type { PolicyState } from '../tracker/policy-state.ts';
import { appliedEvents, type Walk } from './dialogue-walk.ts';
import { fitWeights, type Sample } from './train-generalizer.ts';

/** What tells unlikely turns from others. */
export interface TrainedUnlikely {
  readonly table: GeneralizerTable;
  readonly thresholds: Readonly<Record<string, number>>;
}

interface Turn {
  readonly states: readonly PolicyState[];
  readonly intent: string;
}

/**
 * A turn is unlikely when its intent is a tenth as probable as at the least probable of its places in the stories: a
 * warning too few does less harm than one too many.
 */
const leastShare = 0.1;

/**
 * Learns which intents follow which situations of the stories, and how improbable each is where it occurs. `tolerance`,
 * 0 to 1, lowers the thresholds. `null` when no story has two intents to choose from.
 */
export function trainUnlikely(
  stories: readonly Walk[],
  { maxHistory, tolerance }: { readonly maxHistory: number; readonly tolerance: number },
): TrainedUnlikely | null {
  const turns = stories.flatMap((walk) => turnsOf(walk, maxHistory));
  const intents = [...new Set(turns.map(({ intent }) => intent))];
  if (intents.length < 2) return null;
  const numbers = new Map(intents.map((intent, index) => [intent, index]));
  const samples = new Map<string, Sample>();
  for (const { states, intent } of turns) {
    const action = numbers.get(intent) ?? 0;
    const features = generalizerFeatures(states);
    samples.set(`${action}\n${features.join('\n')}`, { features, action });
  }
  const table = { actions: intents, intents, weights: fitWeights([...samples.values()], intents.length) };
  const thresholds: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const { states, intent } of turns) {
    const probability = tableProbabilities(table, states)[numbers.get(intent) ?? 0] ?? 0;
    const threshold = probability * leastShare * (1 - tolerance);
    thresholds[intent] = Math.min(thresholds[intent] ?? 1, threshold);
  }
  return { table, thresholds: Object.fromEntries(Object.entries(thresholds)) };
}

/** Each user turn with the states before it. */
function turnsOf(walk: Walk, maxHistory: number): readonly Turn[] {
  const turns: Turn[] = [];
  let actions = 0;
  for (const event of appliedEvents(walk.events)) {
    if (event.event === 'action') actions += 1;
    const intent = event.event === 'user' ? event.parse_data.intent.name : null;
    if (intent && actions > 0)
      turns.push({ states: walk.states.slice(Math.max(0, actions - maxHistory), actions), intent });
  }
  return turns;
}
