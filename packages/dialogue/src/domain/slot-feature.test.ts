import type { JsonValue, SlotDefinition, SlotType } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { pythonText, slotFeature } from './slot-feature.ts';

function feature(type: SlotType, value: JsonValue, more: Partial<SlotDefinition> = {}): string | null {
  return slotFeature(
    { name: 's', type, initialValue: null, influencesConversation: true, mappings: [], ...more },
    value,
  );
}

describe('the feature of a slot', () => {
  it('of a text says only whether there is one', () => {
    expect(feature('text', '')).toBe('[1.0]');
    expect(feature('text', null)).toBeNull();
  });

  it('of a list says whether it holds anything', () => {
    expect(feature('list', ['a'])).toBe('[1.0]');
    expect(feature('list', [])).toBeNull();
    expect(feature('list', 3)).toBeNull();
  });

  it.each([
    [true, '[1.0, 1.0]'],
    [false, '[1.0, 0.0]'],
    [1, '[1.0, 1.0]'],
    [0.5, '[1.0, 0.0]'],
    ['TRUE ', '[1.0, 1.0]'],
    ['false', '[1.0, 0.0]'],
    ['1', '[1.0, 1.0]'],
    ['2', '[1.0, 0.0]'],
    ['yes', null],
    [null, null],
    [[1], null],
  ])('of a bool %j is %j', (value, expected) => {
    expect(feature('bool', value)).toBe(expected);
  });

  it.each([
    [5, '[1.0, 0.5]'],
    [99, '[1.0, 1.0]'],
    [-1, '[1.0, 0.0]'],
    ['2.5', '[1.0, 0.25]'],
    [true, '[1.0, 0.1]'],
    ['x', null],
    ['', null],
    [null, null],
  ])('of a float %j between 0 and 10 is %j', (value, expected) => {
    expect(feature('float', value, { minValue: 0, maxValue: 10 })).toBe(expected);
  });

  it('of a category is its place among the values, others last', () => {
    const values = ['Red', 2, null, true];
    expect(feature('categorical', 'rED', { values })).toBe('[1.0, 0.0, 0.0, 0.0]');
    expect(feature('categorical', '2', { values })).toBe('[0.0, 1.0, 0.0, 0.0]');
    expect(feature('categorical', true, { values })).toBe('[0.0, 0.0, 1.0, 0.0]');
    expect(feature('categorical', 'else', { values })).toBe('[0.0, 0.0, 0.0, 1.0]');
    expect(feature('categorical', null, { values })).toBeNull();
  });

  it('is none without influence, and the marker for what must not be set', () => {
    expect(feature('any', 1)).toBeNull();
    expect(feature('text', 'x', { influencesConversation: false })).toBeNull();
    expect(feature('text', 'should_not_be_set')).toBe('"should_not_be_set"');
  });
});

describe('a value as Python prints it', () => {
  it.each([
    [null, 'None'],
    [true, 'True'],
    [false, 'False'],
    ['x', 'x'],
    [1.5, '1.5'],
    [{ a: ['b', null] }, "{'a': ['b', None]}"],
    [["it's", 'a"b', 'both \' and "', 'line\nbreak'], `["it's", 'a"b', 'both \\' and "', 'line\\nbreak']`],
  ])('%j is %s', (value, expected) => {
    expect(pythonText(value as JsonValue)).toBe(expected);
  });
});
