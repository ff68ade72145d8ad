import type { Tracker } from '../tracker/tracker.ts';
import { bestAction, type Prediction, type PredictionSource } from './prediction.ts';

/** The winning prediction, with the events that go before the action. */
export interface Decision {
  readonly action: string;
  readonly confidence: number;
  readonly policy: string | null;
  readonly hidesTurn: boolean;
  readonly isEndToEnd: boolean;
  /** Scores by action of the winner; actions not named have 0. */
  readonly scores: Readonly<Record<string, number>>;
  /** How many `loop_interrupted` events go first: one for each policy that says so. */
  readonly interruptions: number;
  /** Set right after a user turn: whether its text (instead of its intent) decided. */
  readonly usesText: boolean | null;
  readonly reason: string | null;
  readonly source?: PredictionSource;
}

/** Picks the winner (rasa-compat 15): no-user predictions, then end-to-end ones, then confidence, then priority. */
export function combinePredictions(predictions: readonly Prediction[], tracker: Tracker): Decision {
  const { domain } = tracker.context;
  const rejected = tracker.marks.rejectedAction;
  const isNoUser = predictions.some((each) => each.isNoUser);
  const isEndToEnd = predictions.some((each) => each.isEndToEnd);
  let winner: Prediction | null = null;
  let best = { action: 'action_listen', confidence: -1 };
  for (const each of predictions) {
    if (each.isNoUser !== isNoUser || (!isNoUser && each.isEndToEnd !== isEndToEnd)) continue;
    const { action, confidence } = bestAction(allowedScores(each, rejected), domain);
    const isBetter =
      confidence > best.confidence ||
      (confidence === best.confidence && each.priority > (winner?.priority ?? Number.NEGATIVE_INFINITY));
    if (!isBetter) continue;
    winner = each;
    best = { action, confidence };
  }
  return {
    action: best.action,
    confidence: Math.max(0, best.confidence),
    policy: winner?.policy ?? null,
    hidesTurn: winner?.hidesTurn ?? false,
    isEndToEnd: winner?.isEndToEnd ?? false,
    scores: winner === null ? {} : allowedScores(winner, rejected),
    interruptions: predictions.filter((each) => each.interruptsLoop).length,
    usesText: tracker.state.latestAction === 'action_listen' ? (winner?.isEndToEnd ?? false) : null,
    reason: winner?.reason ?? null,
    ...(winner?.source !== undefined && { source: winner.source }),
  };
}

function allowedScores(prediction: Prediction, rejected: string | null): Prediction['scores'] {
  return rejected === null ? prediction.scores : { ...prediction.scores, [rejected]: 0 };
}
