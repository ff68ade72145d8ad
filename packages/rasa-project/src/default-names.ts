/** Intents that exist in every domain. */
export const DEFAULT_INTENTS = ['restart', 'back', 'out_of_scope', 'session_start', 'nlu_fallback'] as const;

/** Actions that exist in every domain, in the order of Rasa's action index. `...` is the marker for a cut in a rule. */
export const DEFAULT_ACTIONS = [
  'action_listen',
  'action_restart',
  'action_session_start',
  'action_default_fallback',
  'action_deactivate_loop',
  'action_revert_fallback_events',
  'action_default_ask_affirmation',
  'action_default_ask_rephrase',
  'action_two_stage_fallback',
  'action_unlikely_intent',
  'action_back',
  '...',
  'action_extract_slots',
] as const;

/** Actions Rasa knows without listing them in its index. */
export const HIDDEN_ACTIONS = ['action_validate_slot_mappings', 'action_send_text'] as const;

/** Responses that default actions say when they are there. */
export const RESPONSES_OF_DEFAULT_ACTIONS = [
  'utter_default',
  'utter_restart',
  'utter_back',
  'utter_ask_rephrase',
] as const;
