import type { DialogueEvent } from '../events/dialogue-event.ts';
import { appendApplied } from './applied-events.ts';
import { applyEvent } from './apply-event.ts';
import { type Fold, type FoldContext, foldEvent, startFold } from './fold.ts';
import { type Marks, markEvent } from './marks.ts';
import type { TrackerBase } from './tracker-base.ts';
import { initialState, type TrackerState } from './tracker-state.ts';

/** A conversation while it is worked on. Changed in place by `appendEvent`. */
export interface Tracker {
  readonly senderId: string;
  readonly context: FoldContext;
  /** What stands before the window of applied events. */
  base: TrackerBase;
  /** The window of applied events. */
  readonly applied: DialogueEvent[];
  readonly loopNames: Set<string>;
  /** State by all events one after the other; the fold's state is that of the applied events alone. */
  state: TrackerState;
  fold: Fold;
  marks: Marks;
  /** Newest raw events from before the turn, for custom actions. */
  readonly recentEvents: readonly DialogueEvent[];
  /** All events since the turn began, raw, in order. */
  readonly newEvents: DialogueEvent[];
}

/** Adds one event: to the raw events, to the applied ones, and to the state. */
export function appendEvent(tracker: Tracker, event: DialogueEvent): void {
  tracker.newEvents.push(event);
  tracker.marks = markEvent(tracker.marks, event, tracker.applied.length);
  if (event.event === 'active_loop' && event.name) tracker.loopNames.add(event.name);
  if (event.event === 'bot' || event.event === 'agent' || event.event === 'export') return;
  const appended = appendApplied(tracker.applied, event, tracker.loopNames);
  tracker.marks = withinApplied(tracker.marks, tracker.applied.length);
  if (event.event === 'restart' || event.event === 'session_started') {
    startOver(tracker, event);
    return;
  }
  if (event.event === 'rewind' || event.event === 'undo') {
    refold(tracker);
    tracker.state = tracker.fold.state;
    return;
  }
  if (appended === 'added') {
    foldEvent(tracker.fold, event, tracker.context);
    if (tracker.state !== tracker.fold.state) applyEvent(tracker.state, event, tracker.context.domain);
    return;
  }
  // A repeated run of a form: the applied events stay as they were, the present goes on.
  if (tracker.state === tracker.fold.state) tracker.state = { ...tracker.state };
  if (appended === 'removed') refold(tracker);
  applyEvent(tracker.state, event, tracker.context.domain);
}

/** Keeps the place where the session began inside the applied events when some were taken back. */
function withinApplied(marks: Marks, length: number): Marks {
  const start = marks.sessionStartsAt;
  return start === null || start <= length ? marks : { ...marks, sessionStartsAt: length };
}

/** A copy that can be changed without changing the original. */
export function forkTracker(tracker: Tracker): Tracker {
  const fold: Fold = {
    state: { ...tracker.fold.state },
    states: [...tracker.fold.states],
    view: { ...tracker.fold.view, visible: [...tracker.fold.view.visible] },
  };
  return {
    ...tracker,
    applied: [...tracker.applied],
    loopNames: new Set(tracker.loopNames),
    state: tracker.state === tracker.fold.state ? fold.state : { ...tracker.state },
    fold,
    newEvents: [...tracker.newEvents],
  };
}

function startOver(tracker: Tracker, event: DialogueEvent): void {
  tracker.base = { ...tracker.base, state: null, view: null, isCut: false, slots: [], hashes: [] };
  const state = initialState();
  applyEvent(state, event, tracker.context.domain);
  tracker.state = state;
  // Applied events do not contain the restart itself, so the fold knows nothing of its follow-up.
  tracker.fold = startFold();
  if (event.event === 'session_started') tracker.state = tracker.fold.state;
}

/** Folds the window of applied events anew. */
export function refold(tracker: Tracker): void {
  const fold = startFold(tracker.base.state ?? undefined, tracker.base.view ?? undefined);
  for (const event of tracker.applied) foldEvent(fold, event, tracker.context);
  tracker.fold = fold;
}
