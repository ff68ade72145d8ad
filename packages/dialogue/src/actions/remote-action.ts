import { cleanJson, type JsonObject, type JsonValue } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { InvalidEventError, readEvents } from '../events/read-events.ts';
import { botEvent, type Draft } from '../responses/draft.ts';
import { isTruthy } from '../tracker/apply-event.ts';
import type { ActionContext } from './action-context.ts';
import { ActionFailedError } from './action-server.ts';
import { trackerJson } from './tracker-json.ts';
import { draftResponse } from './utter-response.ts';

/** The version this engine answers as: action servers compare it with their own. */
export const rasaVersion = '3.6.21';

/** Runs a custom action on the action server (rasa-compat 18): its messages first, then its events. */
export async function runRemoteAction(name: string, context: ActionContext): Promise<readonly DialogueEvent[]> {
  const { tracker, deps } = context;
  if (deps.server === null) {
    throw new ActionFailedError(
      name,
      `Failed to execute custom action '${name}' because no endpoint is configured to run it.`,
    );
  }
  const { domain } = tracker.context;
  const { events: given, responses } = await deps.server.run({
    next_action: name,
    sender_id: tracker.senderId,
    tracker: trackerJson(tracker),
    domain: domain.raw,
    version: rasaVersion,
    declaresDomain: domain.sendsDomain(name),
  });
  const events = readEvents(cleanList(name, given), deps.now);
  checkLoops(events, domain);
  return [...cleanList(name, responses).flatMap((response) => utterServerResponse(response, context)), ...events];
}

/** What is stored and sent holds what texts may hold, whoever wrote it. */
function cleanList<Item>(name: string, list: readonly Item[]): readonly Item[] {
  const clean = cleanJson(list as readonly JsonValue[]);
  if (clean === undefined)
    throw new ActionFailedError(name, `Failed to execute custom action '${name}': its answer is nested too deep.`);
  return clean as readonly unknown[] as readonly Item[];
}

/** A loop that no action runs would end this turn and each one after it with an unknown action. */
function checkLoops(events: readonly DialogueEvent[], domain: DomainView): void {
  for (const [index, event] of events.entries()) {
    if (event.event !== 'active_loop' || event.name === null) continue;
    if (domain.actionIndex(event.name) === undefined) {
      throw new InvalidEventError(
        index,
        `the loop '${event.name.slice(0, 80)}' is neither a form nor an action of the domain.`,
      );
    }
  }
}

function utterServerResponse(given: JsonObject, context: ActionContext): readonly DialogueEvent[] {
  const { response: name, ...response } = given;
  let draft: Draft = {};
  if (typeof name === 'string' && name !== '') {
    const filled = draftResponse(name, context, response);
    if (filled === null) return [];
    draft = { ...filled, utter_action: name };
  }
  const { buttons, ...rest } = response;
  if (isTruthy(buttons)) {
    const own = (draft['buttons'] ?? []) as readonly JsonValue[];
    draft['buttons'] = [...own, ...(buttons as readonly JsonValue[])];
  }
  for (const [key, value] of Object.entries(rest)) if (isTruthy(value as JsonValue)) draft[key] = value as JsonValue;
  return [botEvent(draft, context.deps.now())];
}
