import { describe, expect, it } from 'vitest';
import { makeBot } from '../../bench/make-bot.ts';
import type { DialogueEvent, UserEvent } from '../events/dialogue-event.ts';
import { loopEvent, slotEvent } from '../events/make-event.ts';
import { appendApplied } from './applied-events.ts';
import { applyEvent, isTruthy } from './apply-event.ts';
import { slimEvents } from './slim-events.ts';
import { hashKey, pythonKeyLength } from './state-key.ts';
import { initialState, slotValue, type TrackerState } from './tracker-state.ts';

const { domain } = makeBot({
  domain:
    'slots:\n  t: {type: text, initial_value: old, mappings: [{type: custom}]}\n  l: {type: list, mappings: [{type: custom}]}\n',
}).dialogue;
const user = (intent: string | null, text: string | null = null): UserEvent => ({
  event: 'user',
  timestamp: 1,
  metadata: { a: 1 },
  text,
  parse_data: {
    intent: { name: intent, confidence: 0.5 },
    entities: [{ entity: 'e', value: 1, role: 'r', group: 'g', start: 0 }],
    intent_ranking: [],
  },
  input_channel: null,
  message_id: 'm',
});
const action = (name: string): DialogueEvent => ({
  event: 'action',
  timestamp: 1,
  name,
  policy: null,
  confidence: null,
  action_text: null,
  hide_rule_turn: false,
});
const bare = (
  event: 'pause' | 'resume' | 'reset_slots' | 'restart' | 'session_started' | 'undo' | 'rewind',
): DialogueEvent => ({ event, timestamp: 1 });

function after(...events: readonly DialogueEvent[]): TrackerState {
  const state = initialState();
  for (const event of events) applyEvent(state, event, domain);
  return state;
}

describe('events', () => {
  it('set slots, wrap what a list slot gets, and leave unknown slots alone', () => {
    const state = after(slotEvent('t', 'new', 1), slotEvent('l', 'one', 1), slotEvent('gone', 1, 1));
    expect([slotValue(state, domain, 't'), slotValue(state, domain, 'l'), slotValue(state, domain, 'gone')]).toEqual([
      'new',
      ['one'],
      null,
    ]);
    expect(state.setFeatures).toEqual({ t: '[1.0]', l: '[1.0]' });
    expect(after(slotEvent('t', 'new', 1), slotEvent('t', null, 1)).setFeatures).toEqual({});
  });

  it('reset slots to their initial values', () => {
    expect(slotValue(after(slotEvent('t', 'new', 1), bare('reset_slots')), domain, 't')).toBe('old');
  });

  it('pause and resume, restart and start over', () => {
    expect(after(bare('pause')).paused).toBe(true);
    expect(after(bare('pause'), bare('resume')).paused).toBe(false);
    expect(after(bare('pause'), bare('restart'))).toMatchObject({ paused: false, followup: 'action_session_start' });
    expect(after(loopEvent('f', 1), bare('session_started')).activeLoop).toBeNull();
  });

  it('open, interrupt, reject and run loops', () => {
    const rejected: DialogueEvent = {
      event: 'action_execution_rejected',
      timestamp: 1,
      name: 'f',
      policy: null,
      confidence: null,
    };
    const interrupted: DialogueEvent = { event: 'loop_interrupted', timestamp: 1, is_interrupted: true };
    expect(after(loopEvent('f', 1), rejected, interrupted).activeLoop).toMatchObject({
      rejected: true,
      is_interrupted: true,
    });
    expect(after(loopEvent('f', 1), rejected, interrupted, action('x')).activeLoop).toMatchObject({
      rejected: true,
      is_interrupted: false,
    });
    expect(after(loopEvent('f', 1), rejected, action('f')).activeLoop).toMatchObject({ rejected: false });
  });

  it('add entities that policies found to the latest message', () => {
    const found: DialogueEvent = { event: 'entities', timestamp: 1, entities: [{ entity: 'n', value: 2 }] };
    expect(after(action('action_listen'), user('a'), found, found).entities.length).toBe(2);
    expect(after(action('x'), user('a'), found).entities.length).toBe(1);
  });

  it('decide whether text or intent counts', () => {
    expect(after(user('a')).usesText).toBe(false);
    expect(after(user(null, 'x')).usesText).toBe(true);
    expect(after(user('a', 'x')).usesText).toBeNull();
  });
});

describe('applied events', () => {
  const apply = (...events: readonly DialogueEvent[]) => {
    const applied: DialogueEvent[] = [];
    for (const event of events) appendApplied(applied, event, new Set(['f']));
    return applied.map((event) => (event.event === 'action' ? event.name : event.event));
  };

  it('are taken back by undo and rewind', () => {
    expect(apply(action('action_listen'), user('a'), action('x'), bare('undo'))).toEqual(['action_listen', 'user']);
    expect(apply(action('y'), action('action_listen'), user('a'), action('x'), bare('rewind'))).toEqual(['y']);
    expect(apply(action('y'), bare('restart'), action('z'))).toEqual(['z']);
  });

  it('swallow the turns of a form on its happy path, slots kept', () => {
    const turn = [action('action_listen'), user('a'), slotEvent('t', 'v', 1), action('f')];
    expect(apply(action('f'), loopEvent('f', 1), ...turn, ...turn)).toEqual(['f', 'active_loop', 'slot', 'slot']);
    expect(apply(action('f'), action('action_listen'), user('a'), action('x'), action('f'))).toEqual([
      'f',
      'action_listen',
      'user',
      'x',
      'f',
    ]);
    expect(apply(action('f'), loopEvent(null, 1), action('f'))).toEqual(['f', 'active_loop', 'f']);
  });
});

describe('slim events', () => {
  it('drop what no policy reads, but not of the latest message', () => {
    const used: DialogueEvent = { event: 'user_featurization', timestamp: 1, use_text_for_featurization: false };
    const [first, , last] = slimEvents([user('a', 'long text'), used, user('b', 'last text')]) as [
      UserEvent,
      DialogueEvent,
      UserEvent,
    ];
    expect(first).toMatchObject({
      text: null,
      message_id: null,
      parse_data: { intent: { name: 'a', confidence: 0.5 } },
    });
    expect(first.parse_data.entities).toEqual([{ entity: 'e', value: 1, role: 'r', group: 'g' }]);
    expect(last).toMatchObject({ text: 'last text', message_id: 'm' });
    expect(last.metadata).toBeUndefined();
  });
});

describe('keys', () => {
  it('are as long as Python writes them', () => {
    expect(pythonKeyLength('abc')).toBe(3);
    expect(pythonKeyLength('سلام')).toBe(24);
  });

  it('differ in their hash', () => {
    const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => hashKey(`{"intent": "${index}"}`)));
    expect(hashes.size).toBe(20_000);
  });
});

describe('truth as in Python', () => {
  it.each([
    [null, false],
    [undefined, false],
    [0, false],
    ['', false],
    [[], false],
    [{}, false],
    [false, false],
    [1, true],
    ['x', true],
    [[0], true],
    [{ a: 0 }, true],
    [true, true],
  ])('of %j is %j', (value, expected) => {
    expect(isTruthy(value)).toBe(expected);
  });
});
