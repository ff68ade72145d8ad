import type { DialogueEvent } from '../events/dialogue-event.ts';
import { loopEvent, slotEvent } from '../events/make-event.ts';
import { appendEvent, forkTracker } from '../tracker/tracker.ts';
import { slotValue } from '../tracker/tracker-state.ts';
import type { ActionContext } from './action-context.ts';
import { extractSlots } from './extract-slots.ts';
import type { Form } from './form.ts';
import { requestNextSlot } from './form-question.ts';
import { validateForm, validateSlots } from './form-validation.ts';
import type { LoopParts } from './loop-action.ts';

/** The loop that a form of the domain is (rasa-compat 11.2-11.6). */
export function formLoop(form: Form): LoopParts {
  return {
    name: form.name,
    activate: (context) => activateForm(form, context),
    isDone: (_, soFar) => isFormDone(soFar),
    do: (context, soFar) => runForm(form, context, soFar),
    deactivate: async () => [],
  };
}

async function activateForm(form: Form, context: ActionContext): Promise<readonly DialogueEvent[]> {
  const tracker = forkTracker(context.tracker);
  appendEvent(tracker, loopEvent(form.name, context.deps.now()));
  const inside: ActionContext = { ...context, tracker };
  const extracted = await extractSlots(inside);
  for (const event of extracted) appendEvent(tracker, event);
  const slots = extracted.filter((event) => event.event === 'slot');
  const { domain } = tracker.context;
  if (domain.actionIndex(`validate_${form.name}`) === undefined) return slots;
  const prefilled = form.requiredSlots
    .map((name) => [name, slotValue(tracker.state, domain, name)] as const)
    .filter(([, value]) => value !== null);
  const validated = await validateSlots(form, new Map(prefilled), inside);
  const names = new Set(validated.filter((event) => event.event === 'slot').map((event) => event.name));
  return [...validated, ...slots.filter((event) => !names.has(event.name))];
}

async function runForm(
  form: Form,
  context: ActionContext,
  soFar: readonly DialogueEvent[],
): Promise<readonly DialogueEvent[]> {
  const isValidated = soFar.some((event) => event.event !== 'active_loop');
  const events = isValidated ? [] : [...(await validateIfRequired(form, context))];
  if (events.some((event) => event.event === 'action_execution_rejected')) return events;
  const all = [...soFar, ...events];
  if (isFormDone(all)) return [...events, slotEvent('requested_slot', null, context.deps.now())];
  return [...events, ...(await requestNextSlot(form, context, all))];
}

async function validateIfRequired(form: Form, context: ActionContext): Promise<readonly DialogueEvent[]> {
  const { state } = context.tracker;
  const isAnswer = state.latestAction === 'action_listen' && !state.activeLoop?.is_interrupted;
  return state.activeLoop === null || isAnswer ? validateForm(form, context) : validateSlots(form, new Map(), context);
}

/** Validation ended the form: its last word on `requested_slot` or on the loop is null. */
function isFormDone(events: readonly DialogueEvent[]): boolean {
  if (events.some((event) => event.event === 'action_execution_rejected')) return false;
  const requested = events.findLast((event) => event.event === 'slot' && event.name === 'requested_slot');
  if (requested?.event === 'slot' && requested.value === null) return true;
  const loop = events.findLast((event) => event.event === 'active_loop');
  return loop?.event === 'active_loop' && loop.name === null;
}
