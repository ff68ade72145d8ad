import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { ActionEvent } from './events.ts';

/** The newest message, as NLU understood it. */
export interface LatestMessage {
  readonly text?: string | null;
  readonly intent?: { readonly name?: string | null; readonly confidence?: number };
  readonly intent_ranking?: readonly { readonly name: string | null; readonly confidence?: number }[];
  readonly entities?: readonly JsonObject[];
  readonly metadata?: JsonObject;
  readonly [key: string]: unknown;
}

/** A conversation as the protocol describes it (rasa-compat 6.3). */
export interface TrackerState {
  readonly sender_id: string;
  readonly slots?: Readonly<Record<string, JsonValue>>;
  readonly latest_message?: LatestMessage | null;
  readonly events?: readonly ActionEvent[] | null;
  readonly paused?: boolean;
  readonly followup_action?: string | null;
  readonly active_loop?: JsonObject | null;
  readonly latest_action_name?: string | null;
}

/** What an action knows of the conversation; rasa-sdk's `Tracker`. Changes made here end with the action: return events. */
export class Tracker {
  readonly senderId: string;
  readonly slots: Record<string, JsonValue>;
  readonly latestMessage: LatestMessage;
  readonly events: ActionEvent[];
  readonly followupAction: string | null;
  readonly activeLoop: JsonObject;
  readonly latestActionName: string | null;
  readonly isPaused: boolean;

  constructor(state: TrackerState) {
    this.senderId = state.sender_id;
    this.slots = { ...state.slots };
    this.latestMessage = state.latest_message ?? {};
    this.events = [...(state.events ?? [])];
    this.followupAction = state.followup_action ?? null;
    this.activeLoop = state.active_loop ?? {};
    this.latestActionName = state.latest_action_name ?? null;
    this.isPaused = state.paused ?? false;
  }

  /** The value of a slot; null when it is empty or there is none. */
  getSlot(name: string): JsonValue {
    return Object.hasOwn(this.slots, name) ? (this.slots[name] ?? null) : null;
  }

  /** Values of the entities of a type in the newest message; those with a role or group only when it is asked for. */
  getLatestEntityValues(
    type: string,
    { role, group }: { readonly role?: string; readonly group?: string } = {},
  ): readonly JsonValue[] {
    return (this.latestMessage.entities ?? [])
      .filter(
        (entity) =>
          entity['entity'] === type &&
          (entity['role'] ?? undefined) === role &&
          (entity['group'] ?? undefined) === group,
      )
      .map((entity) => entity['value'] ?? null);
  }

  /** Channel of the newest message. */
  getLatestInputChannel(): string | null {
    const channel = this.events.findLast((event) => event.event === 'user')?.['input_channel'];
    return typeof channel === 'string' ? channel : null;
  }

  /** Intent of the newest message; of a fallback the intent behind it, unless `skipsFallback` is false. */
  getIntentOfLatestMessage({ skipsFallback = true }: { readonly skipsFallback?: boolean } = {}): string | null {
    const [first, second] = this.latestMessage.intent_ranking ?? [];
    return (first?.name === 'nlu_fallback' && skipsFallback ? second?.name : first?.name) ?? null;
  }

  /** The open form or loop, or null. */
  get activeLoopName(): string | null {
    const name = this.activeLoop['name'];
    return typeof name === 'string' && name !== 'should_not_be_set' ? name : null;
  }

  /** The slots that were just filled and are to be validated: those of the trailing `slot` events. */
  slotsToValidate(): Record<string, JsonValue> {
    const start = this.events.findLastIndex((event) => event.event !== 'slot') + 1;
    return Object.fromEntries(
      this.events.slice(start).map((event) => [String(event['name']), event['value'] ?? null] as const),
    );
  }

  /** Makes `slot` events visible to what comes later in the same action. */
  addSlots(events: readonly ActionEvent[]): void {
    for (const event of events) {
      if (event.event !== 'slot') continue;
      this.slots[String(event['name'])] = event['value'] ?? null;
      this.events.push(event);
    }
  }

  /** Events since the last restart. */
  eventsAfterLatestRestart(): readonly ActionEvent[] {
    return this.events.slice(this.events.findLastIndex((event) => event.event === 'restart') + 1);
  }

  /** Events without those that were taken back. */
  appliedEvents(): readonly ActionEvent[] {
    const applied: ActionEvent[] = [];
    const undoTo = (kind: string): void => {
      applied.length = Math.max(
        0,
        applied.findLastIndex((event) => event.event === kind),
      );
    };
    for (const event of this.events) {
      if (event.event === 'restart') applied.length = 0;
      else if (event.event === 'undo') undoTo('action');
      else if (event.event === 'rewind') {
        undoTo('user');
        undoTo('action');
      } else applied.push(event);
    }
    return applied;
  }

  /** The newest applied event of a kind, `skip` others after it left out; actions named in `exclude` do not count. */
  getLastEventFor(
    kind: string,
    { exclude = [], skip = 0 }: { readonly exclude?: readonly string[]; readonly skip?: number } = {},
  ): ActionEvent | null {
    const found = this.appliedEvents().filter(
      (event) => event.event === kind && !(kind === 'action' && exclude.includes(String(event['name']))),
    );
    return found.at(-1 - skip) ?? null;
  }

  /** Whether the last action, listening left out, has this name. */
  lastExecutedActionHas(name: string, skip = 0): boolean {
    return this.getLastEventFor('action', { exclude: ['action_listen'], skip })?.['name'] === name;
  }
}
