import type { JsonValue } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { foldEvent, startFold } from './fold.ts';
import { hashKey, stateKey } from './state-key.ts';
import type { Tracker } from './tracker.ts';
import type { TrackerBase } from './tracker-base.ts';

/** How much of a conversation policies can look back on; follows from the model. */
export interface WindowLimits {
  /** Actions that must stay in the window. */
  readonly actions: number;
  /** User turns that must stay, for `rewind` events to take back. */
  readonly userTurns: number;
  /** Visible states whose hashes are kept besides. */
  readonly storyStates: number;
}

/** A window with more events than this is cut wherever it is: a form may go on for ever without a listen to cut at. */
const maxWindowEvents = 256;

/** Slot events kept for the next session from before the window; older ones of the same slot go first. */
const maxCarriedSlots = 128;

/** Moves what no policy looks at any more from the window into the base. */
export function cutWindow(
  tracker: Tracker,
  limits: WindowLimits | null,
): { readonly base: TrackerBase; readonly applied: readonly DialogueEvent[]; readonly removed: number } {
  const cut = limits === null ? 0 : cutIndex(tracker.applied, limits);
  if (limits === null || cut === 0) return { base: tracker.base, applied: tracker.applied, removed: 0 };
  const { base } = tracker;
  const fold = startFold(base.state ?? undefined, base.view ?? undefined);
  const slots: (readonly [string, JsonValue])[] = [...base.slots];
  for (const event of tracker.applied.slice(0, cut)) {
    foldEvent(fold, event, tracker.context);
    if (event.event === 'slot') slots.push([event.name, event.value]);
  }
  const hashes = [...base.hashes, ...fold.view.visible.map((state) => hashKey(stateKey(state)))];
  return {
    base: {
      state: fold.state,
      view: { ...fold.view, visible: [] },
      hashes: limits.storyStates === 0 ? [] : hashes.slice(-limits.storyStates),
      isCut: true,
      slots: boundedSlots(slots),
    },
    applied: tracker.applied.slice(cut),
    removed: cut,
  };
}

function cutIndex(applied: readonly DialogueEvent[], limits: WindowLimits): number {
  let actions = 0;
  let userTurns = 0;
  for (let index = applied.length - 1; index > 0; index -= 1) {
    const event = applied[index] as DialogueEvent;
    if (event.event === 'user') userTurns += 1;
    if (event.event !== 'action') continue;
    actions += 1;
    if (event.name === 'action_listen' && actions >= limits.actions && userTurns >= limits.userTurns) return index;
  }
  return applied.length > maxWindowEvents ? applied.length - maxWindowEvents / 2 : 0;
}

function boundedSlots(slots: readonly (readonly [string, JsonValue])[]): readonly (readonly [string, JsonValue])[] {
  if (slots.length <= maxCarriedSlots) return slots;
  const last = new Map<string, number>();
  slots.forEach(([name], index) => {
    last.set(name, index);
  });
  const latest = slots.filter(([name], index) => last.get(name) === index);
  const spare = slots.slice(-maxCarriedSlots / 2);
  return latest.length > maxCarriedSlots / 2 ? latest : [...latest.filter((slot) => !spare.includes(slot)), ...spare];
}
