import { describe, expect, it } from 'vitest';
import { ActionExecuted, SlotSet, UserUttered } from './events.ts';
import { Tracker } from './tracker.ts';

const state = {
  sender_id: 'u',
  slots: { city: 'Rome', empty: null },
  latest_message: {
    text: 'from Rome to Bern',
    intent: { name: 'travel' },
    intent_ranking: [{ name: 'nlu_fallback' }, { name: 'travel' }],
    entities: [
      { entity: 'city', value: 'Rome', role: 'from' },
      { entity: 'city', value: 'Bern', role: 'to', group: '1' },
      { entity: 'city', value: 'Oslo' },
      { entity: 'day', value: null, role: null },
    ],
  },
  events: [
    ActionExecuted('action_listen'),
    { ...UserUttered('hi'), input_channel: 'rest' },
    ActionExecuted('utter_hi'),
    SlotSet('city', 'Rome'),
    SlotSet('day', 1),
    SlotSet('city', 'Bern'),
  ],
  active_loop: { name: 'trip_form' },
  latest_action_name: 'utter_hi',
};

describe('a tracker', () => {
  it('gives slots and entities as rasa-sdk does', () => {
    const tracker = new Tracker(state);
    expect([tracker.getSlot('city'), tracker.getSlot('empty'), tracker.getSlot('constructor')]).toEqual([
      'Rome',
      null,
      null,
    ]);
    expect(tracker.getLatestEntityValues('city')).toEqual(['Oslo']);
    expect(tracker.getLatestEntityValues('city', { role: 'from' })).toEqual(['Rome']);
    expect(tracker.getLatestEntityValues('city', { role: 'to', group: '1' })).toEqual(['Bern']);
    expect(tracker.getLatestEntityValues('city', { role: 'to' })).toEqual([]);
    expect(tracker.getLatestEntityValues('day')).toEqual([null]);
  });

  it('knows intent, channel and loop', () => {
    const tracker = new Tracker(state);
    expect(tracker.getIntentOfLatestMessage()).toBe('travel');
    expect(tracker.getIntentOfLatestMessage({ skipsFallback: false })).toBe('nlu_fallback');
    expect([tracker.getLatestInputChannel(), tracker.activeLoopName]).toEqual(['rest', 'trip_form']);
  });

  it('gives the slots that were just filled, and no earlier ones', () => {
    const tracker = new Tracker(state);
    expect(tracker.slotsToValidate()).toEqual({ city: 'Bern', day: 1 });
    expect(new Tracker({ sender_id: 'u', events: [SlotSet('a', 1), UserUttered('x')] }).slotsToValidate()).toEqual({});
  });

  it('leaves out what was taken back', () => {
    const events = [
      ActionExecuted('utter_old'),
      { event: 'restart' },
      ActionExecuted('action_listen'),
      UserUttered('a'),
      ActionExecuted('utter_a'),
      ActionExecuted('action_listen'),
      UserUttered('b'),
      { event: 'rewind' },
      ActionExecuted('utter_b'),
      { event: 'undo' },
    ];
    const tracker = new Tracker({ sender_id: 'u', events });
    expect(tracker.appliedEvents().map((event) => event['name'] ?? event['text'])).toEqual([
      'action_listen',
      'a',
      'utter_a',
    ]);
    expect(tracker.eventsAfterLatestRestart().length).toBe(8);
    expect(tracker.lastExecutedActionHas('utter_a')).toBe(true);
    expect(tracker.getLastEventFor('action', { skip: 1 })?.['name']).toBe('action_listen');
    expect(tracker.getLastEventFor('bot')).toBeNull();
    expect(new Tracker({ sender_id: 'u', events: [{ event: 'rewind' }, { event: 'undo' }] }).appliedEvents()).toEqual(
      [],
    );
  });

  it('takes what little there is', () => {
    const tracker = new Tracker({ sender_id: 'u', events: null, latest_message: null, active_loop: null });
    expect([tracker.activeLoopName, tracker.getIntentOfLatestMessage(), tracker.getLatestInputChannel()]).toEqual([
      null,
      null,
      null,
    ]);
    expect([tracker.getLatestEntityValues('x'), tracker.slotsToValidate(), tracker.isPaused]).toEqual([[], {}, false]);
  });
});
