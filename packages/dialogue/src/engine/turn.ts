import type { JsonObject } from '@hamzaban/rasa-project';
import type { ActionContext, ActionDeps } from '../actions/action-context.ts';
import { ActionRejectedError } from '../actions/action-server.ts';
import { extractSlots } from '../actions/extract-slots.ts';
import { actionKind, runAction } from '../actions/run-action.ts';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import type { Decision } from '../policies/ensemble.ts';
import type { ModelView } from '../policies/model-view.ts';
import { predictNext } from '../policies/predict-next.ts';
import { applyEvent } from '../tracker/apply-event.ts';
import { appendEvent, forkTracker, type Tracker } from '../tracker/tracker.ts';
import type { DecisionNote } from './incoming-message.ts';
import { UnknownActionError } from './unknown-action-error.ts';

/** One turn at work on a tracker. */
export interface Turn {
  readonly tracker: Tracker;
  readonly view: ModelView;
  readonly deps: ActionDeps;
  readonly maxPredictions: number;
  /** Added to the metadata of every event (Rasa: `model_id`, `assistant_id`). */
  readonly eventMetadata: JsonObject | null;
  readonly decisions: DecisionNote[];
}

/** Adds an event to the conversation. */
export function logEvent(turn: Turn, event: DialogueEvent): void {
  const extra = turn.eventMetadata;
  appendEvent(turn.tracker, extra === null ? event : { ...event, metadata: { ...extra, ...event.metadata } });
}

/** Adds events that an action or a policy made: their time is that of being added, so that times never go back. */
function logEventsNow(turn: Turn, events: readonly DialogueEvent[]): void {
  for (const event of events) logEvent(turn, { ...event, timestamp: turn.deps.now() });
}

/** Fills slots from the latest message. */
export async function extractIntoTracker(turn: Turn): Promise<void> {
  logEventsNow(turn, await extractSlots(contextOf(turn)));
}

/**
 * An action server that gives `action_listen` events itself starts the count of actions anew each time, and Rasa then
 * goes on for ever. After three times the usual limit, or a thousand events, this engine stops.
 */
const hardLimits = { timesMaxPredictions: 3, events: 1000 };

/** Predicts and runs actions until the bot listens (rasa-compat 8.1, 6-9). */
export async function runPredictionLoop(turn: Turn): Promise<void> {
  let goesOn = true;
  for (let actions = 0; goesOn && shouldHandle(turn.tracker); actions += 1) {
    const isEndless = actions >= turn.maxPredictions * hardLimits.timesMaxPredictions;
    if (isEndless || turn.tracker.newEvents.length > hardLimits.events) {
      turn.deps.log({ level: 'error', message: 'a turn without end; it is stopped', fields: { actions } });
      return;
    }
    const { latestAction } = turn.tracker.state;
    const isTurnOver = latestAction === 'action_listen' || latestAction === 'action_session_start';
    if (turn.tracker.marks.actionsSinceListen >= turn.maxPredictions && !isTurnOver) {
      turn.deps.log({ level: 'warn', message: 'too many actions without listening; the turn is stopped', fields: {} });
      return;
    }
    const decision = decide(turn);
    if (decision.isEndToEnd) await extractIntoTracker(turn);
    goesOn = await executeDecision(turn, decision);
  }
}

function shouldHandle(tracker: Tracker): boolean {
  return !tracker.state.paused || tracker.state.latestMessage?.parse_data.intent.name === 'restart';
}

/** The next action: a follow-up that was asked for, or what the policies say. Throws `UnknownActionError`. */
export function decide(turn: Turn): Decision {
  const { tracker } = turn;
  const { followup } = tracker.state;
  if (followup) {
    tracker.state.followup = null;
    if (tracker.context.domain.actionIndex(followup) !== undefined) return forcedDecision(followup, 'followup_action');
    turn.deps.log({ level: 'error', message: 'unknown follow-up action ignored', fields: { action: followup } });
  }
  const decision = predictNext(turn.view, tracker);
  if (tracker.context.domain.actionIndex(decision.action) === undefined) throw new UnknownActionError(decision.action);
  return decision;
}

/** A decision no policy made. */
export function forcedDecision(action: string, policy: string | null, confidence = 1): Decision {
  return {
    action,
    confidence,
    policy,
    hidesTurn: false,
    isEndToEnd: false,
    scores: { [action]: confidence },
    interruptions: 0,
    usesText: null,
    reason: policy,
  };
}

/** Runs the decided action and logs what came of it. Returns whether another action is to follow. */
export async function executeDecision(turn: Turn, decision: Decision): Promise<boolean> {
  const { tracker, deps } = turn;
  const { action, policy, confidence, reason, source } = decision;
  turn.decisions.push({ action, policy, confidence, reason, ...(source !== undefined && { source }) });
  const goesOn = action !== 'action_listen' && action !== 'action_session_start';
  const before = predictionEvents(decision, deps.now);
  let events: readonly DialogueEvent[];
  try {
    events = await runAction(action, contextFor(turn, action, before));
  } catch (error) {
    if (error instanceof ActionRejectedError) {
      keepFeaturization(tracker, before);
      logEvent(turn, { event: 'action_execution_rejected', timestamp: deps.now(), name: action, policy, confidence });
      return goesOn;
    }
    const fields = { action, error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' };
    deps.log({ level: 'error', message: 'action failed; its events are lost', fields });
    events = [];
  }
  logAction(turn, decision, before, events);
  if (events.some((event) => event.event === 'user')) await extractIntoTracker(turn);
  return goesOn;
}

function logAction(
  turn: Turn,
  decision: Decision,
  before: readonly DialogueEvent[],
  events: readonly DialogueEvent[],
): void {
  const isRejected = events.some((event) => event.event === 'action_execution_rejected');
  if (!isRejected) {
    logEventsNow(turn, before);
    const isText = actionKind(decision.action, turn.tracker.context.domain) === 'end-to-end';
    logEvent(turn, {
      event: 'action',
      timestamp: turn.deps.now(),
      name: isText ? null : decision.action,
      policy: decision.policy,
      confidence: decision.confidence,
      action_text: isText ? decision.action : null,
      hide_rule_turn: decision.hidesTurn,
    });
  }
  logEventsNow(turn, events);
}

function predictionEvents(decision: Decision, now: () => number): readonly DialogueEvent[] {
  const events: DialogueEvent[] = Array.from({ length: decision.interruptions }, () => ({
    event: 'loop_interrupted' as const,
    timestamp: now(),
    is_interrupted: true,
  }));
  if (decision.usesText !== null) {
    events.push({ event: 'user_featurization', timestamp: now(), use_text_for_featurization: decision.usesText });
  }
  return events;
}

/** A rejected action's prediction events are dropped, but what they said of the user's message stays (as in Rasa). */
function keepFeaturization(tracker: Tracker, before: readonly DialogueEvent[]): void {
  for (const event of before) {
    if (event.event !== 'user_featurization') continue;
    applyEvent(tracker.state, event, tracker.context.domain);
    if (tracker.fold.state !== tracker.state) applyEvent(tracker.fold.state, event, tracker.context.domain);
  }
}

function contextOf(turn: Turn): ActionContext {
  return { deps: turn.deps, tracker: turn.tracker, run: runAction };
}

/** Actions that look at the loop or hand the conversation on see it with the prediction's events applied. */
function contextFor(turn: Turn, action: string, before: readonly DialogueEvent[]): ActionContext {
  const kind = actionKind(action, turn.tracker.context.domain);
  if (before.length === 0 || (kind !== 'form' && kind !== 'remote')) return contextOf(turn);
  const tracker = forkTracker(turn.tracker);
  for (const event of before) appendEvent(tracker, event);
  return { deps: turn.deps, tracker, run: runAction };
}
