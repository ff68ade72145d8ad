import type { ActionEvent, DialogueEvent, UserEvent } from '../events/dialogue-event.ts';
import { actionEvent, bareEvent } from '../events/make-event.ts';
import type { ActionContext } from './action-context.ts';

/** `action_revert_fallback_events`: takes back the turns of a two-stage fallback written in stories (legacy). */
export function revertFallback(context: ActionContext): readonly DialogueEvent[] {
  const { applied } = context.tracker;
  const actions = applied.filter(
    (event): event is ActionEvent => event.event === 'action' && event.name !== 'action_listen',
  );
  const message = applied.findLast((event): event is UserEvent => event.event === 'user');
  if (message === undefined) return [];
  const [last, before] = [actions.at(-1)?.name, actions.at(-2)?.name];
  if (last === 'action_default_ask_rephrase') return [...takeBack(3, context), message];
  if (last !== 'action_default_ask_affirmation') return [];
  const rephrased = before === 'action_default_ask_rephrase' ? takeBack(3, context) : [];
  const data = message.parse_data;
  const confirmed = { ...message, parse_data: { ...data, intent: { ...data.intent, confidence: 1 } } };
  return [...takeBack(2, context), ...rephrased, confirmed];
}

function takeBack(turns: number, context: ActionContext): readonly DialogueEvent[] {
  const now = context.deps.now;
  return [...Array.from({ length: turns }, () => bareEvent('rewind', now())), actionEvent('action_listen', now())];
}
