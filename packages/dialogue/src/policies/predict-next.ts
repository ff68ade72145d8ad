import { policyState } from '../tracker/policy-state.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { combinePredictions, type Decision } from './ensemble.ts';
import { sourceHides } from './hidden-source.ts';
import type { ModelView, PolicyView } from './model-view.ts';
import { predictGeneralizer } from './predict-generalizer.ts';
import { recallAction, visibleNow } from './predict-memory.ts';
import { predictRules } from './predict-rules.ts';
import { predictUnlikely } from './predict-unlikely.ts';
import type { Prediction } from './prediction.ts';

/** What the policies together say comes next (rasa-compat 14, 15). */
export function predictNext(view: ModelView, tracker: Tracker): Decision {
  return combinePredictions(
    view.policies.map((policy) => predictBy(policy, tracker)),
    tracker,
  );
}

function predictBy(policy: PolicyView, tracker: Tracker): Prediction {
  switch (policy.kind) {
    case 'rules':
      return predictByRules(policy, tracker);
    case 'memoization':
      return predictFromMemory(policy, tracker);
    case 'generalizer':
      return {
        ...plain(policy.model, predictGeneralizer(policy.model, policy.intents, visibleNow(tracker.fold, tracker))),
        reason: 'learned from the stories',
      };
    case 'unlikely':
      return plain(policy.model, predictUnlikely(policy.model, tracker));
    case 'silent':
      return plain(policy.model, {});
  }
}

function predictByRules(policy: Extract<PolicyView, { kind: 'rules' }>, tracker: Tracker): Prediction {
  const { model } = policy;
  const now = policyState(tracker.fold.state, tracker.context.domain);
  const answer = predictRules(policy.index, {
    tracker: tracker.state,
    position: { earlier: tracker.fold.states, now },
  });
  const scores: Record<string, number> = {};
  if (model.enablesFallback) scores[model.fallbackAction] = model.fallbackThreshold;
  if (answer.action !== null) scores[answer.action] = certainty(model.usesNluConfidence, tracker);
  return {
    policy: model.name,
    priority: model.priority,
    scores,
    isNoUser: answer.isNoUser,
    isEndToEnd: answer.isEndToEnd,
    interruptsLoop: answer.interruptsLoop,
    hidesTurn: sourceHides(policy, answer.source, tracker),
    reason: reasonOf(answer),
    ...(answer.source.kind === 'rule' && { source: { kind: 'rule', name: answer.source.entry.rule ?? '' } }),
  };
}

function reasonOf(answer: ReturnType<typeof predictRules>): string {
  switch (answer.source.kind) {
    case 'rule':
      return `rule '${answer.source.entry.rule ?? ''}'`;
    case 'default':
      return `intent '${answer.source.intent}'`;
    case 'loop':
      return `active loop '${answer.source.loop}'`;
    case 'states':
      return 'no rule applies';
  }
}

function predictFromMemory(policy: Extract<PolicyView, { kind: 'memoization' }>, tracker: Tracker): Prediction {
  const { model } = policy;
  const recalled = recallAction(model, policy.lastHashes, tracker);
  if (recalled === null) return plain(model, {});
  return {
    ...plain(model, { [recalled.action]: certainty(model.usesNluConfidence, tracker) }),
    reason: 'a story known by heart',
    source: { kind: 'story', key: recalled.key },
  };
}

function plain(model: { readonly name: string; readonly priority: number }, scores: Prediction['scores']): Prediction {
  return {
    policy: model.name,
    priority: model.priority,
    scores,
    isNoUser: false,
    isEndToEnd: false,
    hidesTurn: false,
    interruptsLoop: false,
  };
}

function certainty(usesNlu: boolean, tracker: Tracker): number {
  return usesNlu ? (tracker.state.latestMessage?.parse_data.intent.confidence ?? 1) : 1;
}
