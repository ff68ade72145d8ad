import type { PolicyState } from '../tracker/policy-state.ts';
import { activeLoopName, type TrackerState } from '../tracker/tracker-state.ts';
import { type Position, statesMatch } from './match-states.ts';
import type { RuleIndex } from './rule-index.ts';
import type { RuleEntry } from './rule-table.ts';

/** The moment a rule prediction is wanted for. */
export interface RuleQuestion {
  readonly tracker: TrackerState;
  readonly position: Position;
}

/** Where a rule prediction comes from: what decides whether its turn is hidden, and what an author is told. */
export type RuleSource =
  | { readonly kind: 'rule'; readonly entry: RuleEntry }
  | { readonly kind: 'default'; readonly intent: string }
  | { readonly kind: 'loop'; readonly loop: string; readonly listens: boolean }
  | { readonly kind: 'states' };

export interface RuleAnswer {
  /** `null`: no rule applies. */
  readonly action: string | null;
  readonly source: RuleSource;
  readonly isNoUser: boolean;
  readonly isEndToEnd: boolean;
  readonly interruptsLoop: boolean;
}

const defaultActions: ReadonlyMap<string, string> = new Map([
  ['restart', 'action_restart'],
  ['back', 'action_back'],
  ['session_start', 'action_session_start'],
]);

/** What rules say comes next (rasa-compat 14.5). */
export function predictRules(index: RuleIndex, question: RuleQuestion): RuleAnswer {
  const fromText = findRule(index, question, true);
  const byDefault = defaultAnswer(question.tracker);
  if (byDefault !== null && fromText.action === null) return byDefault;
  const happy = happyLoopAnswer(question.tracker);
  if (happy !== null) return happy;
  if (fromText.action !== null) return { ...fromText, isEndToEnd: true };
  const fromIntent = findRule(index, question, false);
  return { ...fromIntent, interruptsLoop: fromText.interruptsLoop || fromIntent.interruptsLoop };
}

const nothing: RuleAnswer = {
  action: null,
  source: { kind: 'states' },
  isNoUser: false,
  isEndToEnd: false,
  interruptsLoop: false,
};

function defaultAnswer(tracker: TrackerState): RuleAnswer | null {
  if (tracker.latestAction !== 'action_listen') return null;
  const intent = tracker.latestMessage?.parse_data.intent.name;
  const action = intent ? defaultActions.get(intent) : undefined;
  return action === undefined || !intent ? null : { ...nothing, action, source: { kind: 'default', intent } };
}

function happyLoopAnswer(tracker: TrackerState): RuleAnswer | null {
  const loop = activeLoopName(tracker);
  if (loop === null || tracker.activeLoop?.rejected) return null;
  const listens = tracker.latestAction === loop;
  if (!listens && tracker.latestAction === null) return null;
  const action = listens ? 'action_listen' : loop;
  return { ...nothing, action, source: { kind: 'loop', loop, listens }, isNoUser: true };
}

function findRule(index: RuleIndex, question: RuleQuestion, usesText: boolean): RuleAnswer {
  const { tracker } = question;
  if (usesText && tracker.latestAction !== 'action_listen') return nothing;
  const position = { earlier: question.position.earlier, now: chooseInput(question.position.now, usesText) };
  const entry = longestMatch(index, position);
  const loop = activeLoopName(tracker);
  const source: RuleSource = entry === null ? { kind: 'states' } : { kind: 'rule', entry };
  const answer: RuleAnswer = { ...nothing, action: entry?.action ?? null, source };
  if (loop === null) return answer;
  const effects = loopEffects(index, position);
  const lastLoop = entry?.states.at(-1)?.loop;
  const isGeneral = lastLoop === undefined || lastLoop === 'should_not_be_set';
  if (entry?.action === 'action_listen' && isGeneral) {
    if (!effects.has('do_not_predict_loop_action')) return { ...answer, action: loop };
    return { ...answer, action: null, interruptsLoop: effects.has('loop_was_interrupted') };
  }
  return { ...answer, interruptsLoop: effects.has('loop_was_interrupted') };
}

/** The present state for a prediction from the text alone or from the intent alone (only right after a user turn). */
export function chooseInput(now: PolicyState, usesText: boolean): PolicyState {
  if (now.action !== 'action_listen' || now.user === null) return now;
  const user = usesText ? { intent: null, text: now.user.text, entities: [] } : { ...now.user, text: null };
  return { ...now, user };
}

function longestMatch(index: RuleIndex, position: Position): RuleEntry | null {
  let best: RuleEntry | null = null;
  for (const entry of index.rules.candidates(position.now.action, position.now.user?.intent ?? null)) {
    if ((best === null || entry.length > best.length) && statesMatch(entry.states, position)) best = entry;
  }
  return best;
}

function loopEffects(index: RuleIndex, position: Position): ReadonlySet<string> {
  const effects = new Set<string>();
  for (const entry of index.loops.candidates(position.now.action, position.now.user?.intent ?? null)) {
    if (statesMatch(entry.states, position)) effects.add(entry.effect);
  }
  return effects;
}
