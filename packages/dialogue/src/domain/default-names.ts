/** The default actions in Rasa's index order; user actions come after them (rasa-compat 2.10). */
export const defaultActionNames: readonly string[] = [
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
];

/** Intents that exist without being listed in a domain (rasa-compat 2.1). */
export const defaultIntentNames: readonly string[] = [
  'restart',
  'back',
  'out_of_scope',
  'session_start',
  'nlu_fallback',
];

/** Slots that are never filled from a message by their mappings (rasa-compat 10). */
export const defaultSlotNames: ReadonlySet<string> = new Set([
  'requested_slot',
  'session_started_metadata',
  'knowledge_base_listed_objects',
  'knowledge_base_last_object',
  'knowledge_base_last_object_type',
]);

/** What a rule says of a slot or loop that must be unset: different from one it does not mention. */
export const shouldNotBeSet = 'should_not_be_set';

/** The pseudo action before a rule's steps: anything may have happened up to it. */
export const ruleSnippetAction = '...';
