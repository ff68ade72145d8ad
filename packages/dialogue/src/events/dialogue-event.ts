import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { EntityMatch, ParseData } from './parse-data.ts';

/** What every event has. `timestamp` is in seconds (Rasa's unit), with fractions. */
export interface EventBase {
  readonly timestamp: number;
  readonly metadata?: JsonObject;
}

export interface UserEvent extends EventBase {
  readonly event: 'user';
  readonly text: string | null;
  readonly parse_data: ParseData;
  readonly input_channel: string | null;
  readonly message_id: string | null;
}

/** The parts of a bot message besides its text, in Rasa's shape. */
export interface BotData {
  readonly elements: JsonValue;
  readonly quick_replies: JsonValue;
  readonly buttons: JsonValue;
  readonly attachment: JsonValue;
  readonly image: JsonValue;
  readonly custom: JsonValue;
}

export interface BotEvent extends EventBase {
  readonly event: 'bot';
  readonly text: string | null;
  readonly data: BotData;
}

export interface ActionEvent extends EventBase {
  readonly event: 'action';
  readonly name: string | null;
  readonly policy: string | null;
  readonly confidence: number | null;
  readonly action_text: string | null;
  readonly hide_rule_turn: boolean;
}

export interface SlotEvent extends EventBase {
  readonly event: 'slot';
  readonly name: string;
  readonly value: JsonValue;
}

export interface ActiveLoopEvent extends EventBase {
  readonly event: 'active_loop';
  readonly name: string | null;
}

export interface RejectionEvent extends EventBase {
  readonly event: 'action_execution_rejected';
  readonly name: string;
  readonly policy: string | null;
  readonly confidence: number | null;
}

export interface FeaturizationEvent extends EventBase {
  readonly event: 'user_featurization';
  readonly use_text_for_featurization: boolean;
}

export interface LoopInterruptedEvent extends EventBase {
  readonly event: 'loop_interrupted';
  readonly is_interrupted: boolean;
}

export interface EntitiesEvent extends EventBase {
  readonly event: 'entities';
  readonly entities: readonly EntityMatch[];
}

export interface FollowupEvent extends EventBase {
  readonly event: 'followup';
  readonly name: string | null;
}

export interface ReminderEvent extends EventBase {
  readonly event: 'reminder';
  readonly intent: string;
  readonly entities: JsonValue;
  readonly date_time: string;
  readonly name: string;
  readonly kill_on_user_msg: boolean;
}

export interface CancelReminderEvent extends EventBase {
  readonly event: 'cancel_reminder';
  readonly name: string | null;
  readonly intent: string | null;
  readonly entities: JsonValue;
}

export interface AgentEvent extends EventBase {
  readonly event: 'agent';
  readonly text: string | null;
  readonly data: JsonValue;
}

/** Events that carry nothing but their name. */
export interface BareEvent extends EventBase {
  readonly event: 'session_started' | 'restart' | 'rewind' | 'undo' | 'reset_slots' | 'pause' | 'resume' | 'export';
}

/** One thing that happened in a conversation, in the JSON shape of Rasa 3.6 (rasa-compat 6.1). */
export type DialogueEvent =
  | UserEvent
  | BotEvent
  | ActionEvent
  | SlotEvent
  | ActiveLoopEvent
  | RejectionEvent
  | FeaturizationEvent
  | LoopInterruptedEvent
  | EntitiesEvent
  | FollowupEvent
  | ReminderEvent
  | CancelReminderEvent
  | AgentEvent
  | BareEvent;
