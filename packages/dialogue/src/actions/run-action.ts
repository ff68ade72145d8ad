import { defaultActionNames } from '../domain/default-names.ts';
import type { DomainView } from '../domain/domain-view.ts';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { bareEvent, loopEvent, slotEvent } from '../events/make-event.ts';
import { botEvent } from '../responses/draft.ts';
import type { ActionContext } from './action-context.ts';
import { askAffirmation } from './ask-affirmation.ts';
import { extractSlots } from './extract-slots.ts';
import { formLoop } from './form-action.ts';
import { runLoop } from './loop-action.ts';
import { runRemoteAction } from './remote-action.ts';
import { retrieveResponse } from './retrieve-response.ts';
import { revertFallback } from './revert-fallback.ts';
import { startSession } from './session-start.ts';
import { twoStageFallback } from './two-stage-fallback.ts';
import { utterResponse } from './utter-response.ts';

const defaults: ReadonlySet<string> = new Set(defaultActionNames);

/** Which implementation an action name stands for (rasa-compat 8.3). */
export type ActionKind = 'default' | 'retrieval' | 'end-to-end' | 'response' | 'form' | 'remote';

export function actionKind(name: string, domain: DomainView): ActionKind {
  const isOverridden = domain.isUserAction(name) || domain.form(name) !== undefined;
  if (defaults.has(name) && !isOverridden) return 'default';
  if (name.startsWith('utter_') && domain.isRetrievalIntent(name.slice('utter_'.length))) return 'retrieval';
  if (domain.isEndToEndAction(name)) return 'end-to-end';
  if (name.startsWith('utter_')) return 'response';
  return domain.form(name) !== undefined && !domain.isUserAction(name) ? 'form' : 'remote';
}

/**
 * Runs an action and returns its events; the tracker is not changed. Throws `ActionRejectedError` when the action
 * rejects, other errors when it fails.
 */
export async function runAction(name: string, context: ActionContext): Promise<readonly DialogueEvent[]> {
  const { domain } = context.tracker.context;
  switch (actionKind(name, domain)) {
    case 'default':
      return runDefault(name, context);
    case 'retrieval':
      return retrieveResponse(name, context);
    case 'end-to-end':
      return [botEvent({ text: name }, context.deps.now())];
    case 'response':
      return utterResponse(name, context);
    case 'form':
      return runLoop(formLoop(domain.form(name) ?? { name, requiredSlots: [] }), context);
    case 'remote':
      return runRemoteAction(name, context);
  }
}

async function runDefault(name: string, context: ActionContext): Promise<readonly DialogueEvent[]> {
  const now = context.deps.now;
  switch (name) {
    case 'action_restart':
      return [...utterResponse('utter_restart', context, true), bareEvent('restart', now())];
    case 'action_session_start':
      return startSession(context);
    case 'action_default_fallback':
      return [...utterResponse('utter_default', context, true), bareEvent('rewind', now())];
    case 'action_deactivate_loop':
      return [loopEvent(null, now()), slotEvent('requested_slot', null, now())];
    case 'action_revert_fallback_events':
      return revertFallback(context);
    case 'action_default_ask_affirmation':
      return askAffirmation(context);
    case 'action_default_ask_rephrase':
      return utterResponse('utter_ask_rephrase', context, true);
    case 'action_two_stage_fallback':
      return runLoop(twoStageFallback, context);
    case 'action_back':
      return [...utterResponse('utter_back', context, true), bareEvent('rewind', now()), bareEvent('rewind', now())];
    case 'action_extract_slots':
      return extractSlots(context);
    default:
      return [];
  }
}
