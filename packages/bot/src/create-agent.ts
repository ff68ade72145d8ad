import {
  type ActionServer,
  createDialogue,
  type Dialogue,
  type EntityMatch,
  type IncomingMessage,
  type LogEntry,
  newTracker,
  type ParseData,
  parseIntentMessage,
  type TrackerSnapshot,
  type TurnResult,
} from '@hamzaban/dialogue';
import { createNlu, type IntentExplanation, type Nlu, type NluParse, type Reader, type Vectors } from '@hamzaban/nlu';
import type { JsonObject, ResponseVariation } from '@hamzaban/rasa-project';
import type { BotModel } from './bot-model.ts';
import { noteHandOff } from './note-hand-off.ts';

export interface AgentOptions {
  readonly model: BotModel;
  /** The model that `model` stands on, when it has a base. */
  readonly base?: BotModel;
  readonly reader: Reader;
  readonly vectors?: Vectors;
  readonly actionServer?: ActionServer;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly chooseVariation?: (variations: readonly ResponseVariation[]) => ResponseVariation;
  readonly log?: (entry: LogEntry) => void;
  /** Added to every event's metadata, as Rasa adds the ids of model and assistant. */
  readonly eventMetadata?: JsonObject;
  /** See `DialogueDeps`. */
  readonly maxPredictions?: number;
  /** See `DialogueDeps`. */
  readonly recentEvents?: number;
}

/** A bot that understands and answers. Holds no conversation itself. */
export interface Agent {
  readonly model: BotModel;
  readonly dialogue: Dialogue;
  /** The understanding alone, for tests of it. */
  readonly nlu: Nlu;
  /** Understands one text, `/intent{…}` messages included; offsets are UTF-16 units of the text. */
  parse(text: string): ParseData;
  /** Which words of a text spoke for an intent. */
  explain(text: string, intent: string): readonly IntentExplanation[];
  /** A whole turn: understands the text and answers it. `snapshot` null starts a conversation. */
  respond(snapshot: TrackerSnapshot | null, message: AgentMessage): Promise<AgentTurn>;
}

export interface AgentMessage extends Omit<IncomingMessage, 'parse'> {
  readonly senderId: string;
}

export interface AgentTurn extends TurnResult {
  readonly parse: ParseData;
}

/** Makes a bot of its model. */
export function createAgent(options: AgentOptions): Agent {
  const { model, base, reader, vectors, clock, random, actionServer, chooseVariation, log } = options;
  const { eventMetadata, maxPredictions, recentEvents } = options;
  const nlu = createNlu({
    model: model.nlu,
    base: base?.nlu,
    reader,
    vectors,
    onCutPattern: (name) =>
      log?.({
        level: 'warn',
        message: 'a regex takes too long on some messages and is cut off there',
        fields: { name },
      }),
  });
  const dialogue = createDialogue({
    model: model.dialogue,
    domain: model.domain,
    random,
    clock,
    ...(actionServer !== undefined && { actionServer }),
    ...(chooseVariation !== undefined && { chooseVariation }),
    ...(log !== undefined && { log }),
    ...(eventMetadata !== undefined && { eventMetadata }),
    ...(maxPredictions !== undefined && { maxPredictions }),
    ...(recentEvents !== undefined && { recentEvents }),
  });

  function parse(text: string): ParseData {
    const intentMessage = parseIntentMessage(text, dialogue.domain);
    return intentMessage ?? parseDataOf(nlu.parse(text, { nowMs: clock() }), nlu.hasIntentClassifier);
  }

  return {
    model,
    dialogue,
    nlu,
    parse,
    explain: nlu.explain,
    async respond(snapshot, { senderId, ...message }) {
      const parsed = parse(message.text);
      const turn = await dialogue.handleMessage(snapshot ?? newTracker(senderId), { ...message, parse: parsed });
      return { ...noteHandOff(dialogue, turn), parse: parsed };
    },
  };
}

/** What the learner understood, in Rasa's words. */
function parseDataOf(parse: NluParse, hasClassifier: boolean): ParseData {
  return {
    text: parse.text,
    intent: parse.intent,
    entities: parse.entities.map(
      ({ confidence, ...entity }): EntityMatch => ({
        ...(entity as EntityMatch),
        ...(confidence !== undefined && { confidence_entity: confidence }),
      }),
    ),
    text_tokens: parse.tokens,
    ...(hasClassifier && { intent_ranking: parse.ranking }),
    ...(parse.responseSelector !== undefined && { response_selector: selectorData(parse.responseSelector) }),
  } as ParseData;
}

function selectorData({ allRetrievalIntents, selected }: NonNullable<NluParse['responseSelector']>) {
  return {
    all_retrieval_intents: allRetrievalIntents,
    ...Object.fromEntries(
      Array.from(selected, ([key, { intentResponseKey, confidence, utterAction, ranking }]) => [
        key,
        {
          response: { confidence, intent_response_key: intentResponseKey, utter_action: utterAction },
          ranking: ranking.map((entry) => ({
            confidence: entry.confidence,
            intent_response_key: entry.intentResponseKey,
          })),
        },
      ]),
    ),
  };
}
