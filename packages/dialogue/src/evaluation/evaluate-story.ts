import type { DomainView } from '../domain/domain-view.ts';
import type { UserEvent } from '../events/dialogue-event.ts';
import { actionEvent } from '../events/make-event.ts';
import type { ParseData } from '../events/parse-data.ts';
import type { Decision } from '../policies/ensemble.ts';
import type { ModelView } from '../policies/model-view.ts';
import { predictNext } from '../policies/predict-next.ts';
import { newTracker, openTracker } from '../tracker/snapshot.ts';
import { appendEvent, type Tracker } from '../tracker/tracker.ts';
import { activeLoopName } from '../tracker/tracker-state.ts';
import type { Walk } from '../training/dialogue-walk.ts';
import type { TrainingEvent } from '../training/training-event.ts';
import { pairEntities } from './entity-labels.ts';
import type { EvaluatedStep, EvaluatedStory } from './evaluated-story.ts';

export interface StoryJudge {
  readonly domain: DomainView;
  readonly view: ModelView;
  /** Understands one text as the bot does; left out when user turns are not to be judged. */
  readonly parse?: ((text: string) => ParseData) | undefined;
  /** Actions without a listen after which a turn is stopped. */
  readonly maxPredictions: number;
}

/** What Rasa calls a turn that was stopped because it would not end. */
const stopped = 'circuit breaker tripped';
const unlikelyIntent = 'action_unlikely_intent';

/**
 * Goes through one dialogue with the bot (rasa-compat 23.3): at each action asks the policies, then goes on with what
 * the story says. Custom actions and forms are not run.
 */
export function evaluateStory(walk: Walk, judge: StoryJudge): EvaluatedStory {
  const context = { domain: judge.domain, ruleOnly: judge.view.ruleOnly };
  const tracker = openTracker(newTracker(walk.name), context);
  const steps: EvaluatedStep[] = [];
  const [first, ...events] = walk.events;
  if (first !== undefined) appendEvent(tracker, first);
  for (const event of events) steps.push(takeStep(event, tracker, judge));
  return {
    name: walk.name,
    file: walk.source?.at.file ?? '',
    line: walk.source?.at.line ?? 1,
    steps,
    isCorrect: !steps.some((step) => step.kind !== 'event' && step.isWrong),
    hasWarnings: steps.some((step) => step.kind === 'action' && step.foundUnlikely),
  };
}

function takeStep(event: TrainingEvent, tracker: Tracker, judge: StoryJudge): EvaluatedStep {
  if (event.event === 'action') return takeAction(event, tracker, judge);
  if (event.event === 'user' && judge.parse !== undefined) return takeUserTurn(event, tracker, judge.parse);
  appendEvent(tracker, event);
  return { kind: 'event', event };
}

function takeUserTurn(event: UserEvent, tracker: Tracker, understand: (text: string) => ParseData): EvaluatedStep {
  const text = event.text ?? '';
  const parse = text === '' ? null : understand(text);
  const gold = event.parse_data;
  const expected = gold.intent.full_retrieval_intent_name ?? gold.intent.name ?? null;
  let predicted = parse === null ? expected : (parse.intent.name ?? null);
  if (parse !== null && predicted !== expected) predicted = fullIntent(parse, predicted) ?? predicted;
  const entities = parse === null ? [] : pairEntities(text, gold.entities, parse.entities);
  const isWrong = predicted !== expected || entities.some((pair) => pair.expected !== pair.predicted);
  const selector = isWrong ? undefined : parse?.response_selector;
  appendEvent(
    tracker,
    selector === undefined ? event : { ...event, parse_data: { ...gold, response_selector: selector } },
  );
  return { kind: 'user', event, parse, intent: { expected, predicted }, entities, isWrong };
}

/** `faq/hours` where a response selector chose for the base intent. */
function fullIntent(parse: ParseData, base: string | null): string | null {
  const selectors = new Map(Object.entries(parse.response_selector ?? {}));
  if (base === null || selectors.size === 0) return null;
  const chosen = (selectors.get(base) ?? selectors.get('default')) as
    | { readonly response?: { readonly intent_response_key?: unknown } }
    | undefined;
  const key = chosen?.response?.intent_response_key;
  return typeof key === 'string' && key.startsWith(`${base}/`) ? key : null;
}

type ActionTrainingEvent = Extract<TrainingEvent, { event: 'action' }>;

function takeAction(event: ActionTrainingEvent, tracker: Tracker, judge: StoryJudge): EvaluatedStep {
  const expected = event.name ?? event.action_text ?? '';
  let prediction = predictAction(expected, tracker, judge);
  const foundUnlikely = prediction.action === unlikelyIntent && expected !== unlikelyIntent;
  if (foundUnlikely) {
    appendEvent(tracker, actionEvent(unlikelyIntent, 0));
    prediction = predictAction(expected, tracker, judge);
  }
  const { action: predicted, usesText } = prediction;
  if (usesText !== null) {
    appendEvent(tracker, { event: 'user_featurization', timestamp: 0, use_text_for_featurization: usesText });
  }
  appendEvent(tracker, runEvent(event, tracker.context.domain));
  return {
    kind: 'action',
    expected,
    isText: event.name === null,
    predicted,
    policy: prediction.policy,
    confidence: prediction.confidence,
    isWrong: predicted !== expected,
    foundUnlikely,
  };
}

/** The action as the bot would have run it: `utter_faq` where the story names its choice, `utter_faq/hours`. */
function runEvent(event: ActionTrainingEvent, domain: DomainView): ActionTrainingEvent {
  const [base = '', choice] = (event.name ?? '').split('/', 2);
  const isChoice = choice !== undefined && domain.isRetrievalIntent(base.slice('utter_'.length));
  return isChoice ? { ...event, name: base } : event;
}

type ActionPrediction = Pick<Decision, 'action' | 'policy' | 'confidence' | 'usesText'>;

/** The bot's next action; where it is the active form and the story goes elsewhere, the form is taken as rejected. */
function predictAction(expected: string, tracker: Tracker, judge: StoryJudge): ActionPrediction {
  const first = decideNext(expected, tracker, judge);
  const loop = activeLoopName(tracker.state);
  if (first.action === expected || first.action !== loop || judge.domain.form(loop) === undefined) return first;
  appendEvent(tracker, {
    event: 'action_execution_rejected',
    timestamp: 0,
    name: loop,
    policy: null,
    confidence: null,
  });
  return decideNext(expected, tracker, judge);
}

function decideNext(
  expected: string,
  tracker: Tracker,
  { view, domain, maxPredictions }: StoryJudge,
): ActionPrediction {
  if (tracker.marks.actionsSinceListen >= maxPredictions) {
    return { action: stopped, policy: null, confidence: 0, usesText: null };
  }
  const { followup } = tracker.state;
  if (followup && domain.actionIndex(followup) !== undefined) {
    return { action: followup, policy: null, confidence: 1, usesText: null };
  }
  const decision = predictNext(view, tracker);
  return { ...decision, action: fullRetrievalAction(decision.action, expected, tracker) };
}

/** `utter_faq` stands for what the selector chose, unless the story says just `utter_faq`. */
function fullRetrievalAction(action: string, expected: string, tracker: Tracker): string {
  const intent = action.slice('utter_'.length);
  const isRetrieval = action.startsWith('utter_') && tracker.context.domain.isRetrievalIntent(intent);
  const parse = tracker.state.latestMessage?.parse_data;
  if (action === expected || !isRetrieval || parse === undefined) return action;
  const full = fullIntent(parse, intent);
  return full === null ? action : `utter_${full}`;
}
