import { appliedEvents, type DialogueEvent } from '@hamzaban/dialogue';

export type ReminderEvent = Extract<DialogueEvent, { event: 'reminder' }>;
export type CancelReminderEvent = Extract<DialogueEvent, { event: 'cancel_reminder' }>;

/** Whether a reminder still counts in a conversation, and, where it asks for that, no message came after it. */
export function isReminderDue(reminder: ReminderEvent, events: readonly DialogueEvent[]): boolean {
  const isThis = (event: DialogueEvent): boolean => event.event === 'reminder' && event.name === reminder.name;
  if (!appliedEvents(events).some(isThis)) return false;
  if (!reminder.kill_on_user_msg) return true;
  const since = events.slice(events.findLastIndex(isThis));
  return !since.some((event) => event.event === 'user' && Boolean(event.text));
}

/** Whether a cancellation means this reminder: by what it names; with nothing named, all of the conversation. */
export function isCancelled(reminder: ReminderEvent, { name, intent, entities }: CancelReminderEvent): boolean {
  const isMeant = (given: unknown, own: unknown): boolean =>
    given === null || JSON.stringify(given) === JSON.stringify(own);
  return isMeant(name, reminder.name) && isMeant(intent, reminder.intent) && isMeant(entities, reminder.entities);
}
