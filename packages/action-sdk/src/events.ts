import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';

/** An event in Rasa's JSON. `timestamp` is in seconds; null is filled in by who receives it. */
export interface ActionEvent {
  readonly event: string;
  readonly timestamp?: number | null;
  readonly [key: string]: JsonValue | undefined;
}

/** Entities of a reminder: a list as NLU gives them, or a map of values by type. */
export type ReminderEntities = readonly JsonObject[] | JsonObject;

/** Sets a slot; null empties it. */
export function SlotSet(name: string, value: JsonValue = null, timestamp: number | null = null): ActionEvent {
  return { event: 'slot', timestamp, name, value };
}

/** Every slot back to its initial value. */
export function AllSlotsReset(timestamp: number | null = null): ActionEvent {
  return { event: 'reset_slots', timestamp };
}

/** The conversation begins anew. */
export function Restarted(timestamp: number | null = null): ActionEvent {
  return { event: 'restart', timestamp };
}

/** A session begins; what came before is history. */
export function SessionStarted(timestamp: number | null = null): ActionEvent {
  return { event: 'session_started', timestamp };
}

/** The action that comes next, whatever the policies say. */
export function FollowupAction(name: string, timestamp: number | null = null): ActionEvent {
  return { event: 'followup', timestamp, name };
}

/** Opens a form or another loop; null closes the open one. */
export function ActiveLoop(name: string | null, timestamp: number | null = null): ActionEvent {
  return { event: 'active_loop', timestamp, name };
}

/** Whether the open loop was interrupted. */
export function LoopInterrupted(isInterrupted: boolean, timestamp: number | null = null): ActionEvent {
  return { event: 'loop_interrupted', timestamp, is_interrupted: isInterrupted };
}

/** The bot says nothing more until it is resumed. */
export function ConversationPaused(timestamp: number | null = null): ActionEvent {
  return { event: 'pause', timestamp };
}

/** The bot speaks again. */
export function ConversationResumed(timestamp: number | null = null): ActionEvent {
  return { event: 'resume', timestamp };
}

/** Takes back the last user message and all since. */
export function UserUtteranceReverted(timestamp: number | null = null): ActionEvent {
  return { event: 'rewind', timestamp };
}

/** Takes back the last action and all since. */
export function ActionReverted(timestamp: number | null = null): ActionEvent {
  return { event: 'undo', timestamp };
}

/** As if another action had run. */
export function ActionExecuted(
  name: string,
  options: { readonly policy?: string; readonly confidence?: number; readonly timestamp?: number } = {},
): ActionEvent {
  const { policy = null, confidence = null, timestamp = null } = options;
  return { event: 'action', timestamp, name, policy, confidence };
}

/** An action was rejected: for form validation that wants other actions to be predicted. */
export function ActionExecutionRejected(
  name: string,
  options: { readonly policy?: string; readonly confidence?: number; readonly timestamp?: number } = {},
): ActionEvent {
  const { policy = null, confidence = null, timestamp = null } = options;
  return { event: 'action_execution_rejected', timestamp, name, policy, confidence };
}

/** As if the visitor had said something. */
export function UserUttered(
  text: string | null,
  options: { readonly parseData?: JsonObject; readonly inputChannel?: string; readonly timestamp?: number } = {},
): ActionEvent {
  const { parseData = null, inputChannel = null, timestamp = null } = options;
  return { event: 'user', timestamp, text, parse_data: parseData, input_channel: inputChannel };
}

/** Something the bot said; `dispatcher.utterMessage` is the usual way. */
export function BotUttered(
  text: string | null,
  options: { readonly data?: JsonObject; readonly metadata?: JsonObject; readonly timestamp?: number } = {},
): ActionEvent {
  const { data = null, metadata = null, timestamp = null } = options;
  return { event: 'bot', timestamp, text, data, metadata };
}

/** Something a human agent said. */
export function AgentUttered(
  text: string | null,
  data: JsonValue = null,
  timestamp: number | null = null,
): ActionEvent {
  return { event: 'agent', timestamp, text, data };
}

/** Triggers an intent at a time, unless the visitor speaks first (with `killsOnUserMessage`, the default). */
export function ReminderScheduled(
  intent: string,
  at: Date,
  options: {
    readonly entities?: ReminderEntities;
    readonly name?: string;
    readonly killsOnUserMessage?: boolean;
    readonly timestamp?: number;
  } = {},
): ActionEvent {
  const { entities = null, name = null, killsOnUserMessage = true, timestamp = null } = options;
  return {
    event: 'reminder',
    timestamp,
    intent,
    entities,
    date_time: at.toISOString(),
    name,
    kill_on_user_msg: killsOnUserMessage,
  };
}

/** Takes reminders back: those of a name, an intent, both; all without either. */
export function ReminderCancelled(
  options: {
    readonly name?: string;
    readonly intent?: string;
    readonly entities?: ReminderEntities;
    readonly timestamp?: number;
  } = {},
): ActionEvent {
  const { name = null, intent = null, entities = null, timestamp = null } = options;
  return { event: 'cancel_reminder', timestamp, intent, entities, name };
}
