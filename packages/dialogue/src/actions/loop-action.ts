import type { DialogueEvent } from '../events/dialogue-event.ts';
import { loopEvent } from '../events/make-event.ts';
import { activeLoopName } from '../tracker/tracker-state.ts';
import type { ActionContext } from './action-context.ts';

/** A loop's own parts (rasa-compat 11.1); `soFar` are the events of this run. */
export interface LoopParts {
  readonly name: string;
  activate(context: ActionContext): Promise<readonly DialogueEvent[]>;
  isDone(context: ActionContext, soFar: readonly DialogueEvent[]): boolean;
  do(context: ActionContext, soFar: readonly DialogueEvent[]): Promise<readonly DialogueEvent[]>;
  deactivate(context: ActionContext): Promise<readonly DialogueEvent[]>;
}

/** Runs a loop once: opens it if it is not open, does its work, closes it when done. */
export async function runLoop(loop: LoopParts, context: ActionContext): Promise<readonly DialogueEvent[]> {
  const events: DialogueEvent[] = [];
  if (activeLoopName(context.tracker.state) !== loop.name) {
    events.push(loopEvent(loop.name, context.deps.now()), ...(await loop.activate(context)));
  }
  if (!loop.isDone(context, events)) events.push(...(await loop.do(context, events)));
  if (loop.isDone(context, events)) {
    events.push(loopEvent(null, context.deps.now()));
    events.push(...(await loop.deactivate(context)));
  }
  return events;
}
