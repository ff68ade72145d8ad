import type { JsonValue } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { loopNamesOf } from './applied-events.ts';
import { type FoldContext, startFold } from './fold.ts';
import { looseCopy } from './loose-record.ts';
import { emptyMarks, type Marks } from './marks.ts';
import { slimEvents } from './slim-events.ts';
import type { StoryView } from './story-view.ts';
import { refold, type Tracker } from './tracker.ts';
import { emptyBase } from './tracker-base.ts';
import type { TrackerState } from './tracker-state.ts';
import { cutWindow, type WindowLimits } from './window.ts';

/**
 * A conversation between two turns: JSON-serialisable and bounded, however long the conversation. It holds the last
 * applied events, the state before them, and a few marks of the raw events.
 */
export interface TrackerSnapshot {
  readonly version: 1;
  readonly senderId: string;
  readonly events: readonly DialogueEvent[];
  readonly base: {
    readonly state: TrackerState | null;
    readonly view: Omit<StoryView, 'visible'> | null;
    readonly hashes: readonly string[];
    readonly isCut: boolean;
    readonly slots: readonly (readonly [string, JsonValue])[];
  };
  readonly loopNames: readonly string[];
  readonly marks: Marks;
  /** The newest raw events, for custom actions; empty where no action server is used. */
  readonly recentEvents: readonly DialogueEvent[];
}

/** The snapshot of a conversation in which nothing has happened. */
export function newTracker(senderId: string): TrackerSnapshot {
  return {
    version: 1,
    senderId,
    events: [],
    base: emptyBase as TrackerSnapshot['base'],
    loopNames: [],
    marks: emptyMarks,
    recentEvents: [],
  };
}

/** A tracker to work with. Only the events of the latest session are kept, as when Rasa loads a conversation. */
export function openTracker(snapshot: TrackerSnapshot, context: FoldContext): Tracker {
  const start = snapshot.marks.sessionStartsAt;
  const applied = start === null ? [...snapshot.events] : snapshot.events.slice(start);
  const base = start === null ? snapshot.base : emptyBase;
  const fold = startFold();
  const tracker: Tracker = {
    senderId: snapshot.senderId,
    context,
    base: {
      ...base,
      state: base.state && openState(base.state),
      view: base.view === null ? null : { ...base.view, visible: [] },
    },
    applied,
    loopNames: start === null ? new Set(snapshot.loopNames) : loopNamesOf(applied),
    state: fold.state,
    fold,
    marks: { ...snapshot.marks, inputChannel: inputChannelOf(snapshot.marks), sessionStartsAt: null },
    recentEvents: snapshot.recentEvents,
    newEvents: [],
  };
  refold(tracker);
  tracker.state = tracker.fold.state;
  return tracker;
}

/** A state that was read from JSON, in which records of slots have shapes. */
function openState(state: TrackerState): TrackerState {
  return { ...state, slots: looseCopy(state.slots), setFeatures: looseCopy(state.setFeatures) };
}

function inputChannelOf({ sessionStartsAt, inputChannel, sessionInputChannel = inputChannel }: Marks): string | null {
  return sessionStartsAt === null ? inputChannel : sessionInputChannel;
}

/** The bounded snapshot of a tracker (unbounded without `limits`). `recentLimit` is how many raw events to keep for custom actions. */
export function closeTracker(
  tracker: Tracker,
  previous: TrackerSnapshot,
  options: { readonly limits: WindowLimits | null; readonly recentLimit: number },
): TrackerSnapshot {
  const { base, applied, removed } = cutWindow(tracker, options.limits);
  const { visible: _, ...view } = base.view ?? { visible: [] };
  const start = tracker.marks.sessionStartsAt;
  const recent = options.recentLimit === 0 ? [] : [...previous.recentEvents, ...tracker.newEvents];
  return {
    version: 1,
    senderId: tracker.senderId,
    events: slimEvents(applied),
    base: { ...base, view: base.view === null ? null : (view as Omit<StoryView, 'visible'>) },
    loopNames: [...tracker.loopNames],
    marks: {
      ...tracker.marks,
      sessionStartsAt: start === null ? null : Math.max(0, start - removed),
    },
    recentEvents: recent.slice(-options.recentLimit || recent.length),
  };
}
