import type { DialogueModel } from '@hamzaban/dialogue';
import type { NluModel } from '@hamzaban/nlu';
import type { Domain } from '@hamzaban/rasa-project';

/** What a model says of itself. */
export interface BotManifest {
  readonly format: 'hamzaban-bot';
  readonly version: 2;
  /** Hash of the pack that the model stands on; null when it stands alone. */
  readonly baseHash: string | null;
  readonly language: string | null;
  readonly assistantId: string | null;
  /** Hash of everything that was trained on, as the caller counts it; equal hashes mean equal models. */
  readonly fingerprint: string;
}

/**
 * A trained bot, as plain data. With a base, `nlu` is an overlay beside the base's and what `dialogue` and `domain`
 * have in common with the base's is the same object, so that thousands of shops share one pack in memory.
 */
export interface BotModel {
  readonly manifest: BotManifest;
  readonly nlu: NluModel;
  readonly dialogue: DialogueModel;
  readonly domain: Domain;
}
