import { latestSessionStart } from './session-start.ts';
import type { RasaTrackerStore, StoredEvent } from './tracker-store.ts';

export interface MemoryStoreOptions {
  /** Conversations kept; the one unused for longest goes first. */
  readonly maxConversations: number;
  /** Events kept of all conversations together; a bot's event takes about half a kilobyte. */
  readonly maxEvents: number;
}

interface Entry {
  readonly events: StoredEvent[];
  /** Where the newest session begins among the events. */
  sessionStart: number;
  mark: string | null;
}

/** Enough for a busy day of a shop, and no more than some hundred megabytes. */
export const defaultMemoryLimits: MemoryStoreOptions = { maxConversations: 20_000, maxEvents: 500_000 };

/**
 * Conversations in memory, gone with the process. As Rasa's own, it keeps of each conversation what was read with the
 * latest message: earlier sessions are forgotten when the next message is written.
 */
export function createMemoryStore(options: MemoryStoreOptions = defaultMemoryLimits): RasaTrackerStore {
  // A Map keeps the order of insertion; what is used is put in again, so the first is the one unused for longest.
  const conversations = new Map<string, Entry>();
  let eventCount = 0;
  let writes = 0;

  function entryOf(senderId: string): Entry {
    return conversations.get(senderId) ?? { events: [], sessionStart: 0, mark: null };
  }

  function keep(senderId: string, entry: Entry): string {
    writes++;
    entry.mark = String(writes);
    conversations.delete(senderId);
    conversations.set(senderId, entry);
    while (conversations.size > 1 && (conversations.size > options.maxConversations || eventCount > options.maxEvents))
      forgetOldest();
    return entry.mark;
  }

  function add({ events, ...entry }: Entry, added: readonly StoredEvent[]): Entry {
    const start = latestSessionStart(added);
    const sessionStart = start === null ? entry.sessionStart : events.length + start;
    events.push(...added);
    eventCount += added.length;
    return { events, sessionStart, mark: entry.mark };
  }

  /** Forgets what stands before the newest session, and of an endless one its beginning. */
  function cut({ events, sessionStart, mark }: Entry): Entry {
    const surplus = Math.max(sessionStart, events.length - options.maxEvents);
    if (surplus > 0) {
      events.splice(0, surplus);
      eventCount -= surplus;
    }
    return { events, sessionStart: Math.max(0, sessionStart - surplus), mark };
  }

  function forgetOldest(): void {
    const oldest = conversations.keys().next().value;
    if (oldest === undefined) return;
    eventCount -= entryOf(oldest).events.length;
    conversations.delete(oldest);
  }

  return {
    mark: async (senderId) => entryOf(senderId).mark,
    read: async (senderId, span) => {
      const { events, sessionStart, mark } = entryOf(senderId);
      return { mark, events: events.slice(span === 'all' ? 0 : sessionStart) };
    },
    append: async (senderId, added, after) => {
      const entry = entryOf(senderId);
      const isContinuous = entry.mark === after;
      if (added.length === 0) {
        if (entry.mark !== null) conversations.set(senderId, cut(entry));
        return { mark: entry.mark, isContinuous };
      }
      return { mark: keep(senderId, add(cut(entry), added)), isContinuous };
    },
    replace: async (senderId, events) => {
      eventCount -= entryOf(senderId).events.length;
      return keep(senderId, add({ events: [], sessionStart: 0, mark: null }, events));
    },
    close: async () => conversations.clear(),
  };
}
