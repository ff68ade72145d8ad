import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import type { ParseData } from '../events/parse-data.ts';
import type { ActiveLoop } from '../tracker/tracker-state.ts';

/** A conversation as Rasa's JSON describes it (rasa-compat 6.3). */
export interface TrackerJson {
  readonly sender_id: string;
  readonly slots: Readonly<Record<string, JsonValue>>;
  readonly latest_message: ParseData | null;
  readonly latest_event_time: number | null;
  readonly followup_action: string | null;
  readonly paused: boolean;
  readonly events: readonly DialogueEvent[] | null;
  readonly latest_input_channel: string | null;
  readonly active_loop: ActiveLoop | Readonly<Record<string, never>>;
  readonly latest_action: { readonly action_name?: string; readonly action_text?: string };
  readonly latest_action_name: string | null;
}

/** What an action is called with (rasa-compat 18.1). */
export interface ActionRequest {
  readonly next_action: string;
  readonly sender_id: string;
  /** `events` holds the newest ones only, see `createDialogue`'s `recentEvents`. */
  readonly tracker: TrackerJson;
  readonly domain: JsonObject;
  readonly version: string;
  /** With a selective domain, whether this action is to get it. Not part of Rasa's request. */
  readonly declaresDomain: boolean;
}

/** What an action gives back (rasa-compat 18.2); events and responses as an action server sends them. */
export interface ActionResult {
  readonly events: readonly unknown[];
  readonly responses: readonly JsonObject[];
}

/**
 * Runs custom actions: over HTTP or in process. Throws `ActionRejectedError` when the action does not want to run now;
 * any other error counts as "ran, without events".
 */
export interface ActionServer {
  run(request: ActionRequest): Promise<ActionResult>;
}

/** An action refuses to run: other policies may answer instead. */
export class ActionRejectedError extends Error {
  override readonly name = 'ActionRejectedError';
  readonly action: string;

  constructor(action: string, message = `Custom action '${action}' rejected to run`) {
    super(message);
    this.action = action;
  }
}

/** An action could not be run at all. */
export class ActionFailedError extends Error {
  override readonly name = 'ActionFailedError';
  readonly action: string;

  constructor(action: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.action = action;
  }
}
