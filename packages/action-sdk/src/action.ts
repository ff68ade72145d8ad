import type { JsonObject } from '@hamzaban/rasa-project';
import type { CollectingDispatcher } from './collecting-dispatcher.ts';
import type { ActionEvent } from './events.ts';
import type { Tracker } from './tracker.ts';

/** A bot's domain as Rasa sends it; empty when the bot sends domains selectively and not to this action. */
export type DomainDict = JsonObject;

/** What an action may give back: events, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a method that only says something has no return statement
export type ActionOutcome = readonly ActionEvent[] | undefined | void;

/** One thing a bot can do besides saying a response; rasa-sdk's `Action`. */
export abstract class Action {
  /**
   * False when it never looks at earlier events. A bot whose actions all do without keeps none for them, so that its
   * conversations take less room; the slots and the newest message are always there.
   */
  readonly readsEvents?: boolean;
  /** The name in the domain's `actions`. */
  abstract name(): string;
  /**
   * Does it. Messages go to the dispatcher, changes of the conversation are returned as events. Throws
   * `ActionExecutionRejection` when another action is to be predicted instead; any other error counts as "ran, without
   * events".
   */
  abstract run(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: DomainDict,
  ): ActionOutcome | Promise<ActionOutcome>;
}

/** An action does not want to run now: other policies may answer instead. */
export class ActionExecutionRejection extends Error {
  override readonly name = 'ActionExecutionRejection';
  readonly actionName: string;

  constructor(actionName: string, message = `Custom action '${actionName}' rejected execution.`) {
    super(message);
    this.actionName = actionName;
  }
}
