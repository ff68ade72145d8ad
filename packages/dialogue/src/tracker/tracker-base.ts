import type { JsonValue } from '@hamzaban/rasa-project';
import type { StoryView } from './story-view.ts';
import type { TrackerState } from './tracker-state.ts';

/** What a tracker keeps of the applied events before its window. */
export interface TrackerBase {
  /** State before the window; `null` = the beginning of a conversation. */
  readonly state: TrackerState | null;
  readonly view: StoryView | null;
  /** Hashes of the last visible states before the window, oldest first. */
  readonly hashes: readonly string[];
  /** Events were cut off: the window does not begin where the session does. */
  readonly isCut: boolean;
  /** Slot events before the window, for the next session (name, value), bounded. */
  readonly slots: readonly (readonly [string, JsonValue])[];
}

export const emptyBase: TrackerBase = { state: null, view: null, hashes: [], isCut: false, slots: [] };
