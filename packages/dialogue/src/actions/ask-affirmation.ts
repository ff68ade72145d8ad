import type { DialogueEvent } from '../events/dialogue-event.ts';
import { botEvent } from '../responses/draft.ts';
import type { ActionContext } from './action-context.ts';

/** `action_default_ask_affirmation`: asks whether the most likely intent was meant (rasa-compat 9). */
export function askAffirmation(context: ActionContext): readonly DialogueEvent[] {
  const data = context.tracker.state.latestMessage?.parse_data;
  const ranking = data?.intent_ranking ?? [];
  const top = data?.intent.name ?? null;
  const intent = (top === 'nlu_fallback' && ranking.length > 1 ? ranking[1]?.name : top) ?? 'None';
  const draft = {
    text: `Did you mean '${intent}'?`,
    buttons: [
      { title: 'Yes', payload: `/${intent}` },
      { title: 'No', payload: '/out_of_scope' },
    ],
    utter_action: 'action_default_ask_affirmation',
  };
  return [botEvent(draft, context.deps.now())];
}
