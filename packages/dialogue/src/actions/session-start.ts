import type { DialogueEvent } from '../events/dialogue-event.ts';
import { actionEvent, bareEvent, slotEvent } from '../events/make-event.ts';
import type { ActionContext } from './action-context.ts';

/** `action_session_start`: a new session, with every earlier `slot` event carried over if the domain says so. */
export function startSession(context: ActionContext): readonly DialogueEvent[] {
  const { tracker, deps } = context;
  const events: DialogueEvent[] = [bareEvent('session_started', deps.now())];
  if (tracker.context.domain.session.carryOverSlots) {
    for (const [name, value] of tracker.base.slots) events.push(slotEvent(name, value, deps.now()));
    for (const event of tracker.applied) {
      if (event.event === 'slot') events.push(slotEvent(event.name, event.value, deps.now(), event.metadata));
    }
  }
  events.push(actionEvent('action_listen', deps.now()));
  return events;
}
