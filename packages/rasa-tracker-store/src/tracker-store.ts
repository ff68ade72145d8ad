/** One event of a conversation as Rasa's JSON has it. Other keys are kept as they are. */
export interface StoredEvent {
  readonly event: string;
  /** Seconds since 1970, with fractions. */
  readonly timestamp: number;
  readonly [key: string]: unknown;
}

/** Which events of a conversation: those since the newest session began, or all. */
export type StoredSpan = 'latest-session' | 'all';

/** A conversation as it was read. */
export interface StoredConversation {
  /** Oldest first; empty when there is no such conversation. */
  readonly events: readonly StoredEvent[];
  /** Names the newest event; null when there is none. Equal marks mean that nothing was written in between. */
  readonly mark: string | null;
}

/** What an `append` came to. */
export interface Appended {
  readonly mark: string | null;
  /** False when somebody else wrote to the conversation since `after`: what was known of it is out of date. */
  readonly isContinuous: boolean;
}

/**
 * Where the conversations of one bot are kept. Everything resolves after it is durable, as far as the store is.
 * Rejects with a `TrackerStoreError`. Calls for one conversation must not overlap.
 */
export interface RasaTrackerStore {
  /** The mark of a conversation's newest event; costs the same however long the conversation is. */
  mark(senderId: string): Promise<string | null>;
  read(senderId: string, span: StoredSpan): Promise<StoredConversation>;
  /** Adds events at the end. `after` is the mark that they follow. */
  append(senderId: string, events: readonly StoredEvent[], after: string | null): Promise<Appended>;
  /** Puts these events in the place of all that the conversation had. */
  replace(senderId: string, events: readonly StoredEvent[]): Promise<string | null>;
  close(): Promise<void>;
}
