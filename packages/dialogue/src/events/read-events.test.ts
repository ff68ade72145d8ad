import { describe, expect, it } from 'vitest';
import { InvalidEventError, readEvents } from './read-events.ts';

const read = (event: unknown) => readEvents([event], () => 7)[0];

describe('events from outside', () => {
  it.each([
    [
      { event: 'slot', name: 'a', value: null },
      { name: 'a', value: null },
    ],
    [
      { event: 'action', name: 'x', confidence: 0.5 },
      { name: 'x', policy: null, confidence: 0.5, action_text: null, hide_rule_turn: false },
    ],
    [{ event: 'bot', text: 'hi', data: { buttons: [] } }, { text: 'hi' }],
    [
      { event: 'action_execution_rejected', name: 'f' },
      { name: 'f', policy: null, confidence: null },
    ],
    [{ event: 'user_featurization', use_text_for_featurization: true }, { use_text_for_featurization: true }],
    [{ event: 'loop_interrupted', is_interrupted: true }, { is_interrupted: true }],
    [{ event: 'entities', entities: [{ entity: 'e', value: 1 }] }, { entities: [{ entity: 'e', value: 1 }] }],
    [{ event: 'followup', name: 'x' }, { name: 'x' }],
    [
      { event: 'reminder', intent: 'i', date_time: '2026-01-01T00:00:00' },
      { intent: 'i', name: 'reminder-7-0', kill_on_user_msg: false },
    ],
    [{ event: 'cancel_reminder' }, { name: null, intent: null, entities: null }],
    [
      { event: 'agent', text: 'a' },
      { text: 'a', data: null },
    ],
    [{ event: 'export' }, { event: 'export' }],
    [{ event: 'active_loop', name: null }, { name: null }],
    [{ event: 'restart' }, {}],
  ])('%j is read', (given, expected) => {
    expect(read(given)).toMatchObject({ event: given.event, timestamp: 7, ...expected });
  });

  it('keep their time and metadata', () => {
    expect(read({ event: 'pause', timestamp: 3, metadata: { a: 1 } })).toEqual({
      event: 'pause',
      timestamp: 3,
      metadata: { a: 1 },
    });
  });

  it('have their old names replaced', () => {
    expect(read({ event: 'form', name: 'f' })).toMatchObject({ event: 'active_loop', name: 'f' });
    expect(read({ event: 'form_validation', validate: false })).toMatchObject({
      event: 'loop_interrupted',
      is_interrupted: true,
    });
  });

  it('keep of a message what is well formed', () => {
    const parse_data = { intent: { name: 3 }, entities: [{ entity: 'e', value: 1 }, 'x', {}], text: 't' };
    expect(read({ event: 'user', text: 't', parse_data })).toMatchObject({
      parse_data: { intent: { name: null }, entities: [{ entity: 'e', value: 1 }], text: 't' },
    });
    expect(read({ event: 'user' })).toMatchObject({ text: null, parse_data: { intent: { name: null }, entities: [] } });
  });

  it.each([
    null,
    'x',
    [],
    {},
    { event: 'nonsense' },
    { event: 'slot', name: 'a' },
    { event: 'slot', value: 1 },
    { event: 'bot', text: 4 },
  ])('such as %j are refused', (given) => {
    expect(() => read(given)).toThrow(InvalidEventError);
  });
});
