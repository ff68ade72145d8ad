import type { DomainView } from '../domain/domain-view.ts';

/** What one policy says of the next action. Actions without a score have 0. */
export interface Prediction {
  readonly policy: string;
  readonly priority: number;
  readonly scores: Readonly<Record<string, number>>;
  /** Does not depend on the user's input: beats every prediction that does. */
  readonly isNoUser: boolean;
  /** Made from the user's text instead of the intent. */
  readonly isEndToEnd: boolean;
  readonly hidesTurn: boolean;
  /** A form is being returned to: it must ask again instead of validating. */
  readonly interruptsLoop: boolean;
  /** Rule, story or other reason, for an author who asks why. */
  readonly reason?: string;
  readonly source?: PredictionSource;
}

/** Where a prediction comes from: a rule by its name, or the key of a story that is known by heart. */
export type PredictionSource =
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'story'; readonly key: string };

export interface BestAction {
  readonly action: string;
  readonly confidence: number;
}

/** The action with the highest score; the first in the domain's order on ties and when all are 0. */
export function bestAction(scores: Prediction['scores'], domain: DomainView): BestAction {
  let best: BestAction = { action: domain.actionNames[0] ?? 'action_listen', confidence: 0 };
  let bestIndex = 0;
  for (const action in scores) {
    const confidence = scores[action] as number;
    if (confidence < best.confidence || confidence === 0) continue;
    const index = domain.actionIndex(action) ?? Number.MAX_SAFE_INTEGER;
    if (confidence > best.confidence || index < bestIndex) {
      best = { action, confidence };
      bestIndex = index;
    }
  }
  return best;
}
