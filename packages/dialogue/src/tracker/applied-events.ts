import type { DialogueEvent } from '../events/dialogue-event.ts';

/** What adding an event did to the applied events: added at the end, or earlier ones were removed. */
export type Appended = 'added' | 'removed' | 'ignored';

/**
 * Adds an event to the list of applied events, in place (rasa-compat 6.2): restarts empty the list, reverts take events
 * back, a repeated execution of a form on its happy path swallows the turn before it.
 */
export function appendApplied(
  applied: DialogueEvent[],
  event: DialogueEvent,
  loopNames: ReadonlySet<string>,
): Appended {
  switch (event.event) {
    case 'restart':
    case 'session_started':
      applied.length = 0;
      return 'removed';
    case 'undo':
      undoTill(applied, 'action');
      return 'removed';
    case 'rewind':
      undoTill(applied, 'user');
      undoTill(applied, 'action');
      return 'removed';
    case 'action':
      if (event.name !== null && loopNames.has(event.name) && isHappyRepetition(applied, event.name)) {
        return swallowTurn(applied, event.name) ? 'removed' : 'ignored';
      }
      applied.push(event);
      return 'added';
    default:
      applied.push(event);
      return 'added';
  }
}

/** The events that count of a conversation's raw events, bot messages among them (Rasa's `include_events=APPLIED`). */
export function appliedEvents(events: readonly DialogueEvent[]): readonly DialogueEvent[] {
  const loopNames = loopNamesOf(events);
  const applied: DialogueEvent[] = [];
  for (const event of events) appendApplied(applied, event, loopNames);
  return applied;
}

/** Names of the loops that were opened by these events. */
export function loopNamesOf(events: Iterable<DialogueEvent>): Set<string> {
  const names = new Set<string>();
  for (const event of events) if (event.event === 'active_loop' && event.name) names.add(event.name);
  return names;
}

function undoTill(applied: DialogueEvent[], kind: 'action' | 'user'): void {
  for (let last = applied.pop(); last !== undefined; last = applied.pop()) {
    if (last.event === kind) return;
  }
}

/** Whether the loop ran before and nothing but its own questions and answers happened since. */
function isHappyRepetition(applied: readonly DialogueEvent[], loop: string): boolean {
  let nextAction: string | null = null;
  for (let index = applied.length - 1; index >= 0; index -= 1) {
    const event = applied[index] as DialogueEvent;
    if (event.event === 'active_loop' && event.name === null) return false;
    if (event.event === 'action_execution_rejected' && event.name === loop) return false;
    if (event.event === 'user' && nextAction !== null && nextAction !== loop) return false;
    if (event.event === 'action') {
      if (event.name === loop) return true;
      nextAction = event.name;
    }
  }
  return false;
}

function swallowTurn(applied: DialogueEvent[], loop: string): boolean {
  let start = applied.length - 1;
  while (start >= 0) {
    const event = applied[start] as DialogueEvent;
    if (event.event === 'action' && event.name === loop) break;
    start -= 1;
  }
  const kept = applied.slice(start + 1).filter((event) => !isTurnEvent(event));
  const removed = applied.length - start - 1 - kept.length;
  applied.length = start + 1;
  applied.push(...kept);
  return removed > 0;
}

function isTurnEvent(event: DialogueEvent): boolean {
  return event.event === 'action' || event.event === 'user' || event.event === 'user_featurization';
}
