import type { JsonObject } from '@hamzaban/rasa-project';
import type { Action, DomainDict } from './action.ts';
import { CollectingDispatcher } from './collecting-dispatcher.ts';
import { Tracker, type TrackerState } from './tracker.ts';

/** A call as the protocol has it (rasa-compat 18.1), as far as actions need it. */
export interface ActionCall {
  readonly next_action: string;
  readonly tracker: TrackerState;
  readonly domain?: DomainDict;
}

/** What came of a call: JSON values, as they go over the wire. */
export interface ActionCallResult {
  readonly events: readonly JsonObject[];
  readonly responses: readonly JsonObject[];
}

/** Runs actions by their names. */
export interface ActionExecutor {
  /** In the order they were given. */
  readonly names: readonly string[];
  /**
   * Runs one. Rejects with `ActionNotFoundError`, with `ActionExecutionRejection`, and with whatever else the action
   * throws.
   */
  run(call: ActionCall): Promise<ActionCallResult>;
}

/** No action of this name was given. */
export class ActionNotFoundError extends Error {
  override readonly name = 'ActionNotFoundError';
  readonly actionName: string;

  constructor(actionName: string) {
    super(`No registered action found for name '${actionName}'.`);
    this.actionName = actionName;
  }
}

/** Two actions have one name. */
export class DuplicateActionError extends Error {
  override readonly name = 'DuplicateActionError';
  readonly actionName: string;

  constructor(actionName: string) {
    super(`Two actions are named '${actionName}'; rename one of them.`);
    this.actionName = actionName;
  }
}

/** Creates an executor of these actions. Throws `DuplicateActionError`. */
export function createActionExecutor(actions: readonly Action[]): ActionExecutor {
  const byName = new Map<string, Action>();
  for (const action of actions) {
    const name = action.name();
    if (byName.has(name)) throw new DuplicateActionError(name);
    byName.set(name, action);
  }
  return {
    names: [...byName.keys()],
    async run({ next_action: name, tracker, domain = {} }) {
      const action = byName.get(name);
      if (action === undefined) throw new ActionNotFoundError(name);
      const dispatcher = new CollectingDispatcher();
      const events = (await action.run(dispatcher, new Tracker(tracker), domain)) ?? [];
      // What an action returns is its own; written and read as JSON it is what would go over the wire, and nobody's else.
      return JSON.parse(JSON.stringify({ events, responses: dispatcher.messages })) as ActionCallResult;
    },
  };
}
