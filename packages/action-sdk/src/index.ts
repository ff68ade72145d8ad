export { Action, ActionExecutionRejection, type ActionOutcome, type DomainDict } from './action.ts';
export {
  type ActionCall,
  type ActionCallResult,
  type ActionExecutor,
  ActionNotFoundError,
  createActionExecutor,
  DuplicateActionError,
} from './action-executor.ts';
export { CollectingDispatcher, type Utterance } from './collecting-dispatcher.ts';
export {
  type ActionEvent,
  ActionExecuted,
  ActionExecutionRejected,
  ActionReverted,
  ActiveLoop,
  AgentUttered,
  AllSlotsReset,
  BotUttered,
  ConversationPaused,
  ConversationResumed,
  FollowupAction,
  LoopInterrupted,
  ReminderCancelled,
  type ReminderEntities,
  ReminderScheduled,
  Restarted,
  SessionStarted,
  SlotSet,
  UserUtteranceReverted,
  UserUttered,
} from './events.ts';
export { FormValidationAction } from './form-validation-action.ts';
export { createInProcessActionServer, type InProcessActionServerDeps } from './in-process-action-server.ts';
export { type LatestMessage, Tracker, type TrackerState } from './tracker.ts';
export { type SlotValues, ValidationAction } from './validation-action.ts';
