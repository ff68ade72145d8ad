import type { DialogueEvent } from '@hamzaban/dialogue';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReminders, type Reminders } from './create-reminders.ts';
import { isReminderDue, type ReminderEvent } from './reminder-event.ts';

let now = 0;
let timers: { at: number; call: () => void; isOff: boolean }[] = [];
let acted: string[] = [];
let lost: string[] = [];
let reminders: Reminders;
beforeEach(() => {
  now = Date.parse('2026-01-01T10:00:00Z');
  timers = [];
  acted = [];
  lost = [];
  reminders = createReminders({
    clock: () => now,
    after(delayMs, call) {
      const timer = { at: now + delayMs, call, isOff: false };
      timers.push(timer);
      return () => {
        timer.isOff = true;
      };
    },
    remind: (senderId, { name }) => acted.push(`${senderId} ${name}`),
    onLost: (reason) => lost.push(reason),
  });
});

function pass(ms: number): void {
  now += ms;
  for (const timer of timers) {
    if (timer.isOff || timer.at > now) continue;
    timer.isOff = true;
    timer.call();
  }
}

function reminder(name: string, inMs: number, rest: Partial<ReminderEvent> = {}): ReminderEvent {
  return {
    event: 'reminder',
    timestamp: 0,
    intent: 'EXTERNAL_x',
    entities: null,
    date_time: new Date(now + inMs).toISOString(),
    name,
    kill_on_user_msg: true,
    ...rest,
  };
}

const cancel = (rest: Partial<Extract<DialogueEvent, { event: 'cancel_reminder' }>>): DialogueEvent => ({
  event: 'cancel_reminder',
  timestamp: 0,
  name: null,
  intent: null,
  entities: null,
  ...rest,
});

describe('reminders', () => {
  it('are acted on when their time has come, each once', () => {
    reminders.note('a', [reminder('late', 60_000), reminder('soon', 1000)]);
    expect(reminders.size).toBe(2);
    pass(2000);
    expect(acted).toEqual(['a soon']);
    pass(60_000);
    pass(60_000);
    expect(acted).toEqual(['a soon', 'a late']);
    expect(reminders.size).toBe(0);
  });

  it('of the same name replace each other within a conversation, and only there', () => {
    reminders.note('a', [reminder('x', 1000)]);
    reminders.note('a', [reminder('x', 5000)]);
    reminders.note('b', [reminder('x', 1000)]);
    pass(2000);
    expect(acted).toEqual(['b x']);
    pass(5000);
    expect(acted).toEqual(['b x', 'a x']);
  });

  it('are cancelled by name, by intent, or all of a conversation', () => {
    reminders.note('a', [
      reminder('one', 1000),
      reminder('two', 1000, { intent: 'EXTERNAL_y' }),
      reminder('three', 1000),
    ]);
    reminders.note('b', [reminder('one', 1000)]);
    reminders.note('a', [cancel({ name: 'one' })]);
    reminders.note('a', [cancel({ intent: 'EXTERNAL_y' })]);
    expect(reminders.size).toBe(2);
    reminders.note('a', [cancel({})]);
    pass(2000);
    expect(acted).toEqual(['b one']);
  });

  it('wait longer than a timer can', () => {
    const month = 40 * 24 * 3_600_000;
    reminders.note('a', [reminder('far', month)]);
    pass(2 ** 31 - 1);
    expect(acted).toEqual([]);
    pass(month);
    expect(acted).toEqual(['a far']);
  });

  it('whose time is over, or is none, are let go aloud', () => {
    reminders.note('a', [reminder('old', -5000), reminder('none', 0, { date_time: 'soon' })]);
    expect(lost).toEqual(['its time was over', 'its date_time is no time']);
    expect(reminders.size).toBe(0);
  });

  it('are forgotten when the server ends', () => {
    reminders.note('a', [reminder('x', 1000)]);
    reminders.close();
    pass(2000);
    expect(acted).toEqual([]);
  });
});

describe('a reminder', () => {
  const user: DialogueEvent = {
    event: 'user',
    timestamp: 0,
    text: 'hi',
    parse_data: { intent: { name: 'x' }, entities: [] },
    input_channel: null,
    message_id: null,
  };

  it('counts unless a message came after it, or it was forgotten with a restart', () => {
    const due = reminder('x', 0);
    expect(isReminderDue(due, [user, due])).toBe(true);
    expect(isReminderDue(due, [due, user])).toBe(false);
    expect(isReminderDue({ ...due, kill_on_user_msg: false }, [due, user])).toBe(true);
    expect(isReminderDue(due, [due, { event: 'restart', timestamp: 0 }])).toBe(false);
    expect(isReminderDue(due, [])).toBe(false);
  });
});
