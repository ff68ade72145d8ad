import type { JsonObject } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import type { ParseData } from '../events/parse-data.ts';
import type { PredictionSource } from '../policies/prediction.ts';
import type { BotMessage } from '../responses/bot-message.ts';
import type { TrackerSnapshot } from '../tracker/snapshot.ts';

/** A user's message, parsed. */
export interface IncomingMessage {
  /** Trimmed before it becomes an event. */
  readonly text: string;
  readonly parse: ParseData;
  /** Channel it came in by, e.g. `rest`. */
  readonly inputChannel: string | null;
  /** Channel the answer goes out by; `collector` unless given, as for Rasa's REST channel. */
  readonly outputChannel?: string;
  readonly messageId: string;
  readonly metadata?: JsonObject;
}

/** What a turn came to. */
export interface TurnResult {
  /** New events in order, in Rasa's JSON shape. */
  readonly events: readonly DialogueEvent[];
  /** The bot's messages in order. */
  readonly messages: readonly BotMessage[];
  readonly tracker: TrackerSnapshot;
  /** The decisions of the turn, for an author who asks why. */
  readonly decisions: readonly DecisionNote[];
}

export interface DecisionNote {
  readonly action: string;
  readonly policy: string | null;
  readonly confidence: number;
  /** The rule by name, or another reason; `null` when the policy gives none. */
  readonly reason: string | null;
  readonly source?: PredictionSource;
}
