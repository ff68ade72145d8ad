import { describe, expect, it } from 'vitest';
import { checkEvents } from './check-events.ts';

/** First line, place and instance of a message; the schema in between is 10 KB. */
function gist(message: string | null): readonly string[] {
  const text = message ?? '';
  const place = /Failed validating .*/.exec(text)?.[0] ?? '';
  return [text.split('\n', 1)[0] ?? '', place, text.slice(text.indexOf('\nOn ') + 1)];
}

describe('events of a request', () => {
  it('of every kind are taken', () => {
    const bare = [
      'restart',
      'rewind',
      'undo',
      'pause',
      'resume',
      'reset_slots',
      'session_started',
      'export',
      'agent',
      'bot',
    ];
    expect(checkEvents([])).toBeNull();
    expect(checkEvents(bare.map((event) => ({ event })))).toBeNull();
    expect(
      checkEvents([
        { event: 'slot', name: 'a', value: null },
        { event: 'user', text: null, parse_data: { entities: [{ entity: 'a', value: 1, role: null }] } },
        { event: 'entities', entities: [] },
      ]),
    ).toBeNull();
  });

  // What the real server said of the same.
  it.each([
    [
      { event: 'slot' },
      "{'event': 'slot'} is not valid under any of the given schemas",
      "'oneOf' in schema['items']",
      "On instance[0]:\n    {'event': 'slot'}",
    ],
    [
      { event: 5 },
      "{'event': 5} is not valid under any of the given schemas",
      "'oneOf' in schema['items']",
      "On instance[0]:\n    {'event': 5}",
    ],
    ['abc', "'abc' is not of type 'object'", "'type' in schema['items']", "On instance[0]:\n    'abc'"],
    [{ foo: 1 }, "'event' is a required property", "'required' in schema['items']", "On instance[0]:\n    {'foo': 1}"],
    [
      { event: 'user', parse_data: { intent: { name: 5 } } },
      "5 is not of type 'string'",
      "'type' in schema[0]['properties']['parse_data']['properties']['intent']['properties']['name']",
      "On instance['parse_data']['intent']['name']:\n    5",
    ],
    [
      { event: 'x', a: { b: [1.5, true, null, { long: 'x'.repeat(60) }] }, "it's": '"q"\n' },
      `{'event': 'x', 'a': {'b': [1.5, True, None, {'long': '${'x'.repeat(60)}'}]}, "it's": '"q"\\n'} is not valid under any of the given schemas`,
      "'oneOf' in schema['items']",
      `On instance[0]:\n    {'a': {'b': [1.5,\n                 True,\n                 None,\n                 {'long': '${'x'.repeat(60)}'}]},\n     'event': 'x',\n     "it's": '"q"\\n'}`,
    ],
  ])('that are none are refused in the words of Python: %j', (event, message, place, instance) => {
    expect(gist(checkEvents([event as never]))).toEqual([message, `Failed validating ${place}:`, instance]);
  });

  it('that are too many, too deep or too long are refused at once', () => {
    expect(checkEvents(Array.from({ length: 10_001 }, () => ({ event: 'bot' })))).toMatch(/^10001 events are too many/);
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(checkEvents([deep as never])).toMatch(/nested more than 100 levels/);
    const long = checkEvents([{ event: 'x', text: 'y'.repeat(5_000_000) }]) ?? '';
    expect(long.length).toBeLessThan(60_000);
    expect(long.endsWith('On instance[0]:\n    …')).toBe(true);
  });
});
