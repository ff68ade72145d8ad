import type { Agent } from '@hamzaban/bot';

/** A bot in use, with what the HTTP API says of its model. */
export interface LoadedModel {
  readonly agent: Agent;
  /** The model file. */
  readonly path: string;
  /** Base name of the model file. */
  readonly file: string;
  /** 32 hexadecimal digits, the same for the same file. */
  readonly id: string;
}

/** Which bot answers now; none after `DELETE /model`, and when the server started without a model. */
export interface ModelSlot {
  current(): LoadedModel | null;
  /** Puts the bot of a model file (or of a folder's newest) in its place. Rejects when it cannot be loaded. */
  load(path: string): Promise<void>;
  unload(): void;
}
