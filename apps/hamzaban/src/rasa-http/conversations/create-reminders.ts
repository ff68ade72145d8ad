import type { DialogueEvent } from '@hamzaban/dialogue';
import { isCancelled, type ReminderEvent } from './reminder-event.ts';

/** Reminders that wait for their time; in memory, gone with the process, as in Rasa. */
export interface Reminders {
  /** Takes in the new events of a conversation: reminders and cancellations among them. */
  note(senderId: string, events: readonly DialogueEvent[]): void;
  /** How many wait. */
  readonly size: number;
  close(): void;
}

export interface RemindersDeps {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Calls back after so many milliseconds; gives a function that prevents it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  readonly remind: (senderId: string, reminder: ReminderEvent) => void;
  /** Told of reminders that were not taken in. */
  readonly onLost: (reason: string) => void;
}

/** Rasa, too, lets go what is more than a second late. */
const limits = { max: 100_000, latenessMaxMs: 1000 } as const;
/** Timers of the platform reach no further. */
const timerMaxMs = 2 ** 31 - 1;

interface Waiting {
  readonly reminder: ReminderEvent;
  stop(): void;
}

export function createReminders({ clock, after, remind, onLost }: RemindersDeps): Reminders {
  const bySender = new Map<string, Map<string, Waiting>>();
  let size = 0;

  function forget(senderId: string, name: string): void {
    const own = bySender.get(senderId);
    const waiting = own?.get(name);
    if (own === undefined || waiting === undefined) return;
    waiting.stop();
    own.delete(name);
    size--;
    if (own.size === 0) bySender.delete(senderId);
  }

  function refusalOf(time: number): string | null {
    if (Number.isNaN(time)) return 'its date_time is no time';
    if (time < clock() - limits.latenessMaxMs) return 'its time was over';
    return size >= limits.max ? 'too many reminders wait' : null;
  }

  function take(senderId: string, reminder: ReminderEvent): void {
    forget(senderId, reminder.name);
    const time = Date.parse(reminder.date_time);
    const refusal = refusalOf(time);
    if (refusal !== null) {
      onLost(refusal);
      return;
    }
    const own = bySender.get(senderId) ?? new Map<string, Waiting>();
    bySender.set(senderId, own);
    let stop = (): void => undefined;
    const wait = (): void => {
      const delay = time - clock();
      stop = after(Math.min(Math.max(0, delay), timerMaxMs), delay > timerMaxMs ? wait : due);
    };
    const due = (): void => {
      forget(senderId, reminder.name);
      remind(senderId, reminder);
    };
    own.set(reminder.name, { reminder, stop: () => stop() });
    size++;
    wait();
  }

  return {
    note(senderId, events) {
      for (const event of events) {
        if (event.event === 'reminder') take(senderId, event);
        if (event.event !== 'cancel_reminder') continue;
        for (const { reminder } of [...(bySender.get(senderId)?.values() ?? [])])
          if (isCancelled(reminder, event)) forget(senderId, reminder.name);
      }
    },
    get size() {
      return size;
    },
    close() {
      for (const own of bySender.values()) for (const { stop } of own.values()) stop();
      bySender.clear();
      size = 0;
    },
  };
}
