import type { JsonValue } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { actionEvent, slotEvent } from '../events/make-event.ts';
import { isTruthy } from '../tracker/apply-event.ts';
import { appendEvent, forkTracker, type Tracker } from '../tracker/tracker.ts';
import { activeLoopName, slotValue } from '../tracker/tracker-state.ts';
import type { ActionContext } from './action-context.ts';
import { ActionRejectedError } from './action-server.ts';
import type { Form } from './form.ts';
import { runRemoteAction } from './remote-action.ts';

/**
 * Validates what the last message filled (rasa-compat 11.5). Throws `ActionRejectedError` when a slot was asked for and
 * the message filled nothing.
 */
export async function validateForm(form: Form, context: ActionContext): Promise<readonly DialogueEvent[]> {
  const candidates = slotCandidates(form, context.tracker);
  const events = await validateSlots(form, candidates, context);
  const isRejected = events.some((event) => event.event === 'action_execution_rejected');
  const hasValidated = events.some((event) => event.event === 'slot' && event.name !== 'requested_slot');
  if (isTruthy(slotToFill(form, context.tracker)) && candidates.size === 0 && !hasValidated && !isRejected) {
    throw new ActionRejectedError(form.name);
  }
  return events;
}

/** Calls `validate_<form>`, if the bot has one, with the candidates as the newest slot events. */
export async function validateSlots(
  form: Form,
  candidates: ReadonlyMap<string, JsonValue>,
  context: ActionContext,
): Promise<readonly DialogueEvent[]> {
  const name = `validate_${form.name}`;
  if (context.tracker.context.domain.actionIndex(name) === undefined) return [];
  const slots = [...candidates].map(([slot, value]) => slotEvent(slot, value, context.deps.now()));
  return runRemoteAction(name, { ...context, tracker: formTracker(form, context, slots) });
}

/** The conversation as if the form had run and given these events. */
export function formTracker(form: Form, context: ActionContext, events: readonly DialogueEvent[]): Tracker {
  const tracker = forkTracker(context.tracker);
  const now = context.deps.now();
  appendEvent(tracker, slotEvent('requested_slot', slotToFill(form, context.tracker), now));
  appendEvent(tracker, actionEvent(form.name, now));
  for (const event of events) appendEvent(tracker, event);
  return tracker;
}

/** The slot this form asked for; what another form asked does not count. */
function slotToFill(form: Form, tracker: Tracker): JsonValue {
  return activeLoopName(tracker.state) === form.name
    ? slotValue(tracker.state, tracker.context.domain, 'requested_slot')
    : null;
}

/** Slots of the form (and the one asked for) that were set since the last user message. */
function slotCandidates(form: Form, tracker: Tracker): ReadonlyMap<string, JsonValue> {
  const asked = slotToFill(form, tracker);
  const wanted = new Set(isTruthy(asked) ? [...form.requiredSlots, String(asked)] : form.requiredSlots);
  const candidates = new Map<string, JsonValue>();
  for (const event of sinceLastMessage(tracker)) {
    if (event.event === 'slot' && wanted.has(event.name)) candidates.set(event.name, event.value);
  }
  return candidates;
}

function sinceLastMessage(tracker: Tracker): readonly DialogueEvent[] {
  const isStart = (event: DialogueEvent): boolean => event.event === 'user' || event.event === 'restart';
  const index = tracker.newEvents.findLastIndex(isStart);
  if (index >= 0) return tracker.newEvents.slice(index + 1);
  const earlier = tracker.applied.findLastIndex(isStart);
  return tracker.applied.slice(earlier + 1);
}
