import type { JsonObject, ResponseVariation } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import type { Tracker } from '../tracker/tracker.ts';
import type { ActionServer } from './action-server.ts';

/** Something an operator may want to read; never the text of a message. */
export interface LogEntry {
  readonly level: 'error' | 'warn' | 'info';
  /** Static text. */
  readonly message: string;
  readonly fields: JsonObject;
}

/** What actions work with. */
export interface ActionDeps {
  readonly server: ActionServer | null;
  /** Picks one of several suitable variations. */
  readonly choose: (variations: readonly ResponseVariation[]) => ResponseVariation;
  /** Now, in seconds. */
  readonly now: () => number;
  readonly log: (entry: LogEntry) => void;
  /** Name of the output channel, for responses with a `channel`. */
  readonly channel: string;
}

/** A conversation at the moment an action runs. The action must not change the tracker. */
export interface ActionContext {
  readonly deps: ActionDeps;
  readonly tracker: Tracker;
  /** Runs another action, as `runAction` does. */
  readonly run: (name: string, context: ActionContext) => Promise<readonly DialogueEvent[]>;
}
