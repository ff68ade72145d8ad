import type { DialogueEvent } from '../events/dialogue-event.ts';
import { slotEvent } from '../events/make-event.ts';
import { isTruthy } from '../tracker/apply-event.ts';
import { slotValue } from '../tracker/tracker-state.ts';
import type { ActionContext } from './action-context.ts';
import type { Form } from './form.ts';
import { formTracker } from './form-validation.ts';

/** Asks for the next empty slot, or for the one that validation chose (rasa-compat 11.6). */
export async function requestNextSlot(
  form: Form,
  context: ActionContext,
  soFar: readonly DialogueEvent[],
): Promise<readonly DialogueEvent[]> {
  const now = context.deps.now;
  const tracker = formTracker(form, context, soFar);
  const { domain } = tracker.context;
  const chosen = soFar.find((event) => event.event === 'slot' && event.name === 'requested_slot');
  const byValidation = chosen?.event === 'slot' && isTruthy(chosen.value) ? String(chosen.value) : null;
  const slot =
    byValidation ?? form.requiredSlots.find((name) => slotValue(tracker.state, domain, name) === null) ?? null;
  if (slot === null) return [slotEvent('requested_slot', null, now())];
  const events: DialogueEvent[] = byValidation === null ? [slotEvent('requested_slot', slot, now())] : [];
  const question = [
    `action_ask_${form.name}_${slot}`,
    `utter_ask_${form.name}_${slot}`,
    `action_ask_${slot}`,
    `utter_ask_${slot}`,
  ].find((name) => domain.actionIndex(name) !== undefined);
  if (question !== undefined) events.push(...(await context.run(question, { ...context, tracker })));
  return events;
}
