import {
  type DialogueEvent,
  type EntityMatch,
  newTracker,
  type ParseData,
  type Prediction,
  type TrackerSnapshot,
  type TurnResult,
} from '@hamzaban/dialogue';
import type { KeyedQueue } from '@hamzaban/platform';
import type { JsonObject } from '@hamzaban/rasa-project';
import type { RasaTrackerStore } from '@hamzaban/rasa-tracker-store';
import { readStoredEvents, writeEvents } from '../events/stored-events.ts';
import type { LoadedModel } from '../loaded-model.ts';
import type { ConversationView } from './conversation-view.ts';
import { isReminderDue, type ReminderEvent } from './reminder-event.ts';
import { createSnapshotCache, type KnownConversation } from './snapshot-cache.ts';

/** A message that came in by a channel. */
export interface ChannelMessage {
  readonly senderId: string;
  readonly text: string;
  readonly inputChannel: string | null;
  /** Name that responses with a `channel` are chosen by. */
  readonly outputChannel: string;
  readonly metadata?: JsonObject;
}

export interface ActionRun {
  readonly name: string;
  readonly policy: string | null;
  readonly confidence: number;
}

export interface Trigger {
  readonly intent: string;
  readonly entities: readonly EntityMatch[] | JsonObject;
}

/** A conversation after something was done with it. */
export interface Outcome extends ConversationView {
  readonly messages: TurnResult['messages'];
}

export interface PredictedNext extends ConversationView {
  readonly prediction: Prediction;
}

/**
 * The conversations of one bot: those of one sender strictly in order, different ones at once. Everything that was
 * answered is in the store before it is answered. Rejects with what the store and the queue reject with.
 */
export interface Conversations {
  respond(model: LoadedModel, message: ChannelMessage): Promise<TurnResult>;
  exists(senderId: string): Promise<boolean>;
  /** The whole conversation up to a time (seconds); one that never was is shown as if it began now. */
  show(model: LoadedModel, senderId: string, until?: number): Promise<ConversationView>;
  /** The events of the newest session or of all. */
  events(senderId: string, span: 'latest-session' | 'all'): Promise<readonly DialogueEvent[]>;
  append(model: LoadedModel, senderId: string, events: readonly DialogueEvent[]): Promise<ConversationView>;
  replace(model: LoadedModel, senderId: string, events: readonly DialogueEvent[]): Promise<ConversationView>;
  /** Runs an action. The view is the conversation from before it, as Rasa shows it. */
  execute(model: LoadedModel, senderId: string, action: ActionRun): Promise<Outcome>;
  trigger(model: LoadedModel, senderId: string, trigger: Trigger): Promise<Outcome>;
  predict(model: LoadedModel, senderId: string): Promise<PredictedNext>;
  /** Logs a message and fills slots, without answering. */
  log(model: LoadedModel, senderId: string, message: { text: string; parse: ParseData }): Promise<ConversationView>;
  /** Acts on a reminder that is due, unless it was cancelled, overtaken by a message, or forgotten with a restart. */
  remind(model: LoadedModel, senderId: string, reminder: ReminderEvent): Promise<void>;
  /** Forgets what was made with a former model. */
  forgetSnapshots(): void;
}

export interface ConversationsDeps {
  readonly store: RasaTrackerStore;
  readonly queue: KeyedQueue;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly newId: () => string;
  /** Told the new events of a conversation after they were stored. */
  readonly onStored?: (senderId: string, events: readonly DialogueEvent[]) => void;
}

/** A few hundred megabytes: tens of thousands of conversations. */
const eventsInHandMax = 500_000;

export function createConversations(deps: ConversationsDeps): Conversations {
  const { store, queue, clock, newId, onStored } = deps;
  const known = createSnapshotCache(eventsInHandMax);
  const now = (): number => clock() / 1000;

  async function read(senderId: string, span: 'latest-session' | 'all') {
    const { events, mark } = await store.read(senderId, span);
    return { events: readStoredEvents(events, now), mark };
  }

  /** What a message goes on from. Read anew only when somebody else wrote to the conversation. */
  async function open(model: LoadedModel, senderId: string): Promise<KnownConversation> {
    const mark = await store.mark(senderId);
    const before = known.get(senderId);
    if (before?.mark === mark && before.modelId === model.id) return before;
    const session = await read(senderId, 'latest-session');
    return { snapshot: replay(model, senderId, session.events), mark: session.mark, modelId: model.id };
  }

  async function keep(
    senderId: string,
    before: KnownConversation,
    turn: { readonly events: readonly DialogueEvent[]; readonly tracker: TrackerSnapshot },
  ): Promise<void> {
    const { mark, isContinuous } = await store.append(senderId, writeEvents(turn.events), before.mark);
    if (isContinuous) known.set(senderId, { snapshot: turn.tracker, mark, modelId: before.modelId });
    else known.delete(senderId);
    onStored?.(senderId, turn.events);
  }

  /** Does something with a conversation, keeps what came of it, and shows its newest session. */
  function change(
    model: LoadedModel,
    senderId: string,
    work: (snapshot: TrackerSnapshot) => Promise<TurnResult>,
  ): Promise<Outcome> {
    return queue.run(senderId, async () => {
      const before = await open(model, senderId);
      const { events } = await read(senderId, 'latest-session');
      const turn = await work(before.snapshot);
      await keep(senderId, before, turn);
      return { ...viewOf(model, senderId, { stored: events, added: turn.events }), messages: turn.messages };
    });
  }

  return {
    respond: (model, { senderId, text, ...message }) =>
      queue.run(senderId, async () => {
        const before = await open(model, senderId);
        const parse = model.agent.parse(text.trim());
        const turn = await model.agent.dialogue.handleMessage(before.snapshot, {
          ...message,
          text,
          parse,
          messageId: newId(),
        });
        await keep(senderId, before, turn);
        return turn;
      }),

    exists: async (senderId) => (await store.mark(senderId)) !== null,

    async show(model, senderId, until = Number.POSITIVE_INFINITY) {
      const stored = (await read(senderId, 'all')).events;
      const events = stored.length > 0 ? stored : (await startSession(model, newTracker(senderId))).events;
      const end = events.findIndex(({ timestamp }) => timestamp > until);
      const shown = end < 0 ? events : events.slice(0, end);
      return viewOf(model, senderId, { stored: shown });
    },

    events: async (senderId, span) => (await read(senderId, span)).events,

    append: (model, senderId, added) =>
      change(model, senderId, async (snapshot) => {
        const isNew = snapshot.marks.eventCount === 0 && !beginsSession(added);
        const start = isNew ? await startSession(model, snapshot) : { events: [], tracker: snapshot };
        const turn = model.agent.dialogue.appendEvents(start.tracker, added);
        return { ...turn, events: [...start.events, ...turn.events] };
      }),

    replace: (model, senderId, events) =>
      queue.run(senderId, async () => {
        await store.replace(senderId, writeEvents(events));
        known.delete(senderId);
        return viewOf(model, senderId, { added: events });
      }),

    execute: (model, senderId, { name, policy, confidence }) =>
      queue.run(senderId, async () => {
        const before = await open(model, senderId);
        const { events } = await read(senderId, 'latest-session');
        const session = await startSession(model, before.snapshot);
        const options = { confidence, ...(policy !== null && { policy }) };
        const turn = await model.agent.dialogue.executeAction(before.snapshot, name, options);
        await keep(senderId, before, turn);
        return { ...viewOf(model, senderId, { stored: events, added: session.events }), messages: turn.messages };
      }),

    trigger: (model, senderId, { intent, entities }) =>
      change(model, senderId, (snapshot) => model.agent.dialogue.triggerIntent(snapshot, intent, { entities })),

    async predict(model, senderId) {
      const view = await change(model, senderId, (snapshot) => startSession(model, snapshot));
      const snapshot = replay(model, senderId, view.events);
      const prediction = model.agent.dialogue.predictNext(snapshot);
      // Looking at a follow-up action takes it away, as in Rasa.
      return { ...view, state: { ...view.state, followup_action: null }, prediction };
    },

    log: (model, senderId, { text, parse }) =>
      change(model, senderId, (snapshot) =>
        model.agent.dialogue.logMessage(snapshot, { text, parse, inputChannel: null, messageId: newId() }),
      ),

    remind: (model, senderId, reminder) =>
      queue.run(senderId, async () => {
        const { events } = await read(senderId, 'latest-session');
        if (!isReminderDue(reminder, events)) return;
        const before = await open(model, senderId);
        const { intent, entities } = reminder;
        const trigger = { entities: (entities ?? []) as readonly EntityMatch[] | JsonObject };
        await keep(senderId, before, await model.agent.dialogue.triggerIntent(before.snapshot, intent, trigger));
      }),

    forgetSnapshots: known.clear,
  };
}

/** A conversation folded from its events. */
export function replay(model: LoadedModel, senderId: string, events: readonly DialogueEvent[]): TrackerSnapshot {
  return model.agent.dialogue.appendEvents(newTracker(senderId), events).tracker;
}

/** A conversation of stored and of new events as answers show it. */
export function viewOf(
  { agent }: LoadedModel,
  senderId: string,
  given: { readonly stored?: readonly DialogueEvent[]; readonly added?: readonly DialogueEvent[] },
): ConversationView {
  const { stored = [], added = [] } = given;
  return { state: agent.dialogue.describeEvents(senderId, stored, added), events: [...stored, ...added] };
}

function startSession({ agent }: LoadedModel, snapshot: TrackerSnapshot): Promise<TurnResult> {
  return agent.dialogue.startSession(snapshot);
}

function beginsSession([first, second]: readonly DialogueEvent[]): boolean {
  return first?.event === 'action' && first.name === 'action_session_start' && second?.event === 'session_started';
}
