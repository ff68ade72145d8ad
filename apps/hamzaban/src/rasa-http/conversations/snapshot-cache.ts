import type { TrackerSnapshot } from '@hamzaban/dialogue';

/** What is known of a conversation, as long as its newest event is the one that `mark` names. */
export interface KnownConversation {
  readonly snapshot: TrackerSnapshot;
  readonly mark: string | null;
  /** The model that the snapshot was made with: another one looks back differently. */
  readonly modelId: string;
}

/** The conversations in hand, so that a message need not read what came before it. */
export interface SnapshotCache {
  get(senderId: string): KnownConversation | undefined;
  set(senderId: string, known: KnownConversation): void;
  delete(senderId: string): void;
  clear(): void;
}

/** @param maxEvents of all snapshots together; the conversation unused for longest goes first */
export function createSnapshotCache(maxEvents: number): SnapshotCache {
  // A Map keeps the order of insertion.
  const known = new Map<string, KnownConversation>();
  let held = 0;

  function remove(senderId: string): void {
    const conversation = known.get(senderId);
    if (conversation === undefined) return;
    held -= weightOf(conversation);
    known.delete(senderId);
  }

  return {
    get: (senderId) => known.get(senderId),
    set(senderId, conversation) {
      remove(senderId);
      known.set(senderId, conversation);
      held += weightOf(conversation);
      for (const oldest of known.keys()) {
        if (held <= maxEvents || known.size === 1) break;
        remove(oldest);
      }
    },
    delete: remove,
    clear() {
      known.clear();
      held = 0;
    },
  };
}

/** What a snapshot holds besides its events weighs about as much as some of them. */
const ownWeight = 10;

function weightOf({ snapshot }: KnownConversation): number {
  return ownWeight + snapshot.events.length + snapshot.recentEvents.length;
}
