import type { Domain, JsonObject, ResponseVariation } from '@hamzaban/rasa-project';
import type { ActionDeps, LogEntry } from '../actions/action-context.ts';
import type { ActionServer, TrackerJson } from '../actions/action-server.ts';
import { actionKind } from '../actions/run-action.ts';
import { trackerJson } from '../actions/tracker-json.ts';
import { createDomainView, type DomainView } from '../domain/domain-view.ts';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import type { EntityMatch } from '../events/parse-data.ts';
import type { DialogueModel } from '../policies/dialogue-model.ts';
import { createIndexCache, type IndexCache } from '../policies/index-cache.ts';
import { createModelView } from '../policies/model-view.ts';
import { botMessage } from '../responses/bot-message.ts';
import { closeTracker, newTracker, openTracker, type TrackerSnapshot } from '../tracker/snapshot.ts';
import { refold } from '../tracker/tracker.ts';
import type { IncomingMessage, TurnResult } from './incoming-message.ts';
import { updateSession } from './session.ts';
import {
  decide,
  executeDecision,
  extractIntoTracker,
  forcedDecision,
  logEvent,
  runPredictionLoop,
  type Turn,
} from './turn.ts';

export interface DialogueDeps {
  readonly model: DialogueModel;
  readonly domain: Domain;
  /** The engine of the base model that `model` stands on: what both have is then indexed once. */
  readonly base?: Dialogue;
  readonly actionServer?: ActionServer;
  /** Uniform in [0, 1); picks among suitable variations of a response unless `chooseVariation` does. */
  readonly random: () => number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly chooseVariation?: (variations: readonly ResponseVariation[]) => ResponseVariation;
  readonly log?: (entry: LogEntry) => void;
  /** Added to every event's metadata. */
  readonly eventMetadata?: JsonObject;
  /** Actions without a listen after which a turn is stopped; Rasa's MAX_NUMBER_OF_PREDICTIONS, 10. */
  readonly maxPredictions?: number;
  /** Raw events kept in snapshots for custom actions; 40 where the domain has custom actions, else none. */
  readonly recentEvents?: number;
  /** Keeps all of a session in its snapshots, however long: to compare with, and to see what the window leaves out. */
  readonly keepsEverything?: boolean;
}

export interface TriggerOptions {
  readonly entities?: readonly EntityMatch[] | JsonObject;
  readonly outputChannel?: string;
}

export interface Prediction {
  readonly scores: readonly { readonly action: string; readonly score: number }[];
  readonly policy: string | null;
  readonly confidence: number;
  readonly reason: string | null;
}

/** A trained bot's conversation engine. Holds no conversation itself: snapshots go in and come out. */
export interface Dialogue {
  /** A whole turn: session, message, slots, actions until the bot listens. Throws `UnknownActionError`. */
  handleMessage(tracker: TrackerSnapshot, message: IncomingMessage): Promise<TurnResult>;
  /** Logs a message and fills slots, without answering (Rasa's `POST /conversations/{id}/messages`). */
  logMessage(tracker: TrackerSnapshot, message: IncomingMessage): Promise<TurnResult>;
  /** Acts as if the user had meant this intent: reminders and external events (rasa-compat 8.2). */
  triggerIntent(tracker: TrackerSnapshot, intent: string, options?: TriggerOptions): Promise<TurnResult>;
  /** Runs one action whatever the policies say. */
  executeAction(
    tracker: TrackerSnapshot,
    action: string,
    options?: { readonly policy?: string; readonly confidence?: number; readonly outputChannel?: string },
  ): Promise<TurnResult>;
  /** Starts a session if one is due. */
  startSession(tracker: TrackerSnapshot, outputChannel?: string): Promise<TurnResult>;
  /** What the policies say comes next; every action with its score, in the domain's order. */
  predictNext(tracker: TrackerSnapshot): Prediction;
  /** Appends events as they are. */
  appendEvents(tracker: TrackerSnapshot, events: readonly DialogueEvent[]): TurnResult;
  /** The conversation in Rasa's JSON shape (rasa-compat 6.3) without its events, which the snapshot does not hold. */
  describe(tracker: TrackerSnapshot): TrackerJson;
  /**
   * The same of a whole conversation: `stored` as Rasa loads it (what was taken back, or swallowed by a form, is gone),
   * then `added` one after the other, as it stands before it is stored.
   */
  describeEvents(senderId: string, stored: readonly DialogueEvent[], added?: readonly DialogueEvent[]): TrackerJson;
  readonly domain: DomainView;
  /** For engines that stand on this one. */
  readonly indexes: IndexCache;
}

/** Raw events kept for custom actions: about eight turns. */
const defaultRecentEvents = 40;

/** Makes a bot's dialogue engine from its model and domain. */
export function createDialogue(deps: DialogueDeps): Dialogue {
  const domain = createDomainView(deps.domain);
  const indexes = deps.base?.indexes ?? createIndexCache();
  const view = createModelView(deps.model, indexes);
  const context = { domain, ruleOnly: view.ruleOnly };
  const hasCustomActions = domain.actionNames.some((name) => name !== '...' && actionKind(name, domain) === 'remote');
  const recentLimit = deps.recentEvents ?? (hasCustomActions ? defaultRecentEvents : 0);
  const choose =
    deps.chooseVariation ??
    ((variations: readonly ResponseVariation[]) =>
      variations[Math.floor(deps.random() * variations.length)] as ResponseVariation);

  const open = (snapshot: TrackerSnapshot, outputChannel: string | undefined): Turn => {
    const actionDeps: ActionDeps = {
      server: deps.actionServer ?? null,
      choose,
      now: () => deps.clock() / 1000,
      log: deps.log ?? (() => undefined),
      channel: outputChannel ?? 'collector',
    };
    return {
      tracker: openTracker(snapshot, context),
      view,
      deps: actionDeps,
      maxPredictions: deps.maxPredictions ?? 10,
      eventMetadata: deps.eventMetadata ?? null,
      decisions: [],
    };
  };
  const close = (turn: Turn, previous: TrackerSnapshot): TurnResult => ({
    events: turn.tracker.newEvents,
    messages: turn.tracker.newEvents.filter((event) => event.event === 'bot').map(botMessage),
    tracker: closeTracker(turn.tracker, previous, { limits: deps.keepsEverything ? null : view.limits, recentLimit }),
    decisions: turn.decisions,
  });
  const receive = async (snapshot: TrackerSnapshot, message: IncomingMessage): Promise<Turn> => {
    const turn = open(snapshot, message.outputChannel);
    await updateSession(turn, message.metadata);
    logUserMessage(turn, message);
    await extractIntoTracker(turn);
    return turn;
  };

  return {
    domain,
    indexes,
    async handleMessage(snapshot, message) {
      const turn = await receive(snapshot, message);
      await runPredictionLoop(turn);
      return close(turn, snapshot);
    },
    async logMessage(snapshot, message) {
      return close(await receive(snapshot, message), snapshot);
    },
    async triggerIntent(snapshot, intent, options = {}) {
      const turn = open(snapshot, options.outputChannel);
      await updateSession(turn, undefined);
      logExternalIntent(turn, intent, options.entities);
      await extractIntoTracker(turn);
      await runPredictionLoop(turn);
      return close(turn, snapshot);
    },
    async executeAction(snapshot, action, options = {}) {
      const turn = open(snapshot, options.outputChannel);
      await updateSession(turn, undefined);
      await executeDecision(turn, forcedDecision(action, options.policy ?? null, options.confidence));
      return close(turn, snapshot);
    },
    async startSession(snapshot, outputChannel) {
      const turn = open(snapshot, outputChannel);
      await updateSession(turn, undefined);
      return close(turn, snapshot);
    },
    predictNext(snapshot) {
      const { scores, policy, confidence, reason } = decide(open(snapshot, undefined));
      return {
        scores: domain.actionNames.map((action) => ({ action, score: scores[action] ?? 0 })),
        policy,
        confidence,
        reason,
      };
    },
    describe: (snapshot) => ({ ...trackerJson(open(snapshot, undefined).tracker), events: null }),
    describeEvents(senderId, stored, added = []) {
      const turn = open(newTracker(senderId), undefined);
      for (const event of stored) logEvent(turn, event);
      refold(turn.tracker);
      turn.tracker.state = turn.tracker.fold.state;
      for (const event of added) logEvent(turn, event);
      return { ...trackerJson(turn.tracker), events: null };
    },
    appendEvents(snapshot, events) {
      const turn = open(snapshot, undefined);
      for (const event of events) logEvent(turn, event);
      return close(turn, snapshot);
    },
  };
}

function logUserMessage(turn: Turn, message: IncomingMessage): void {
  const text = message.text.trim();
  const metadata = message.metadata ?? {};
  const { intent, entities, ...rest } = message.parse;
  logEvent(turn, {
    event: 'user',
    timestamp: turn.deps.now(),
    metadata,
    text,
    parse_data: { intent, entities, text, message_id: message.messageId, metadata, ...rest },
    input_channel: message.inputChannel,
    message_id: message.messageId,
  });
}

function logExternalIntent(turn: Turn, intent: string, entities: TriggerOptions['entities']): void {
  const list: readonly EntityMatch[] = Array.isArray(entities)
    ? (entities as readonly EntityMatch[])
    : Object.entries((entities ?? {}) as JsonObject).map(([entity, value]) => ({ entity, value }));
  const text = `EXTERNAL: ${intent}`;
  const metadata = { is_external: true };
  logEvent(turn, {
    event: 'user',
    timestamp: turn.deps.now(),
    metadata,
    text,
    parse_data: { intent: { name: intent }, entities: list, text, message_id: null, metadata },
    input_channel: turn.tracker.marks.inputChannel,
    message_id: null,
  });
}
