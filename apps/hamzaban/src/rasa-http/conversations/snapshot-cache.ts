import type { TrackerSnapshot } from '@hamzaban/dialogue';

/** What is known of a conversation, as long as its newest event is the one that `mark` names. */
export interface KnownConversation {
  readonly snapshot: TrackerSnapshot;
  readonly mark: string | null;
}

/** The conversations in hand, so that a message need not read what came before it. */
export interface SnapshotCache {
  get(senderId: string): KnownConversation | undefined;
  set(senderId: string, known: KnownConversation): void;
  delete(senderId: string): void;
  clear(): void;
}

/** @param size conversations held; the one unused for longest goes first */
export function createSnapshotCache(size: number): SnapshotCache {
  // A Map keeps the order of insertion.
  const known = new Map<string, KnownConversation>();
  return {
    get: (senderId) => known.get(senderId),
    set(senderId, conversation) {
      known.delete(senderId);
      known.set(senderId, conversation);
      const oldest = known.keys().next().value;
      if (known.size > size && oldest !== undefined) known.delete(oldest);
    },
    delete: (senderId) => void known.delete(senderId),
    clear: () => known.clear(),
  };
}
