import type { DialogueEvent, UserEvent } from '../events/dialogue-event.ts';
import type { ParseData } from '../events/parse-data.ts';

/** What was expected and what came; `null` = nothing. */
export interface LabelPair {
  readonly expected: string | null;
  readonly predicted: string | null;
}

/** One event of a test conversation, and how the bot did at it. */
export type EvaluatedStep =
  | {
      readonly kind: 'user';
      /** The turn as the story has it. */
      readonly event: UserEvent;
      /** What the bot understood; `null` when the story has no text, so that nothing was understood. */
      readonly parse: ParseData | null;
      readonly intent: LabelPair;
      /** Entities written as `[text](type)`, those at the same place side by side. */
      readonly entities: readonly LabelPair[];
      readonly isWrong: boolean;
    }
  | {
      readonly kind: 'action';
      /** Name, or text of an end-to-end action. */
      readonly expected: string;
      readonly isText: boolean;
      readonly predicted: string;
      readonly policy: string | null;
      readonly confidence: number;
      readonly isWrong: boolean;
      /** The bot found the user's turn unlikely before it went on: a warning, no failure. */
      readonly foundUnlikely: boolean;
    }
  | { readonly kind: 'event'; readonly event: DialogueEvent };

/** One test conversation as it went. */
export interface EvaluatedStory {
  /** The story's name; for one made of several by checkpoints their names joined by ` > `. */
  readonly name: string;
  /** The file it stands in; empty when unknown. */
  readonly file: string;
  readonly line: number;
  readonly steps: readonly EvaluatedStep[];
  readonly isCorrect: boolean;
  readonly hasWarnings: boolean;
}
