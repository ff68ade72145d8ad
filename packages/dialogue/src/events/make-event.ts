import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { ActionEvent, ActiveLoopEvent, BareEvent, SlotEvent } from './dialogue-event.ts';

/** An executed action that no policy predicted (training, session start). */
export function actionEvent(name: string, timestamp: number): ActionEvent {
  return { event: 'action', timestamp, name, policy: null, confidence: null, action_text: null, hide_rule_turn: false };
}

export function slotEvent(name: string, value: JsonValue, timestamp: number, metadata?: JsonObject): SlotEvent {
  const event: SlotEvent = { event: 'slot', timestamp, name, value };
  return metadata === undefined ? event : { ...event, metadata };
}

export function loopEvent(name: string | null, timestamp: number): ActiveLoopEvent {
  return { event: 'active_loop', timestamp, name };
}

export function bareEvent(event: BareEvent['event'], timestamp: number): BareEvent {
  return { event, timestamp };
}
