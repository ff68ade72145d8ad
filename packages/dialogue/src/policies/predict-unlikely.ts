import type { Tracker } from '../tracker/tracker.ts';
import type { UnlikelyModel } from './dialogue-model.ts';
import { tableProbabilities } from './predict-generalizer.ts';
import { visibleNow } from './predict-memory.ts';

/** `action_unlikely_intent`, right after a user turn whose intent no story leads to expect here; else nothing. */
export function predictUnlikely(model: UnlikelyModel, tracker: Tracker): Readonly<Record<string, number>> {
  if (tracker.state.latestAction !== 'action_listen') return {};
  const states = visibleNow(tracker.fold, tracker);
  const intent = states.at(-1)?.user?.intent ?? null;
  if (intent === null || model.ignoredIntents.includes(intent) || !Object.hasOwn(model.thresholds, intent)) return {};
  const { actions: intents } = model.table;
  const probabilities = tableProbabilities(model.table, states.slice(0, -1).slice(-model.maxHistory));
  const probability = probabilities[intents.indexOf(intent)] ?? 0;
  const isUnlikely = probability < (model.thresholds[intent] ?? 0) && probability < Math.max(...probabilities);
  return isUnlikely ? { action_unlikely_intent: 1 } : {};
}
