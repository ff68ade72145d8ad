import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonTextFault } from './json-text.ts';

describe('findJsonTextFault', () => {
  it.each<[what: string, value: unknown, code: string, path: readonly (string | number)[]]>([
    ['NUL in a value', { note: 'a\u0000' }, 'control_character', ['note']],
    ['a lone surrogate in a value', { note: '\ud83d' }, 'lone_surrogate', ['note']],
    ['a lone surrogate deep in lists', { a: [1, { b: ['سلام', 'x\udc00'] }] }, 'lone_surrogate', ['a', 1, 'b', 1]],
    ['an escape character', ['\u001b[31m'], 'control_character', [0]],
    ['NUL in a name', { 'a\u0000': 1 }, 'control_character_in_name', ['a\u0000']],
    ['a line end in a name', { a: { 'b\n': 1 } }, 'control_character_in_name', ['a', 'b\n']],
    ['a lone surrogate in a name', { a: [{ '\ude00': 1 }] }, 'lone_surrogate_in_name', ['a', 0, '\ude00']],
    ['a bare text', '\ud83d', 'lone_surrogate', []],
  ])('finds %s', (_, value, code, path) => {
    expect(findJsonTextFault(value)).toMatchObject({ code, path });
  });

  it.each([
    [{}],
    [{ '': '', blank: ' \u200c', page: 'سطر\nسطر\t😀', n: 1, yes: true, none: null, list: [] }],
    [null],
    [7],
  ])('lets %j through', (value) => {
    expect(findJsonTextFault(value)).toBeNull();
  });

  it('finds nothing in well-formed JSON of visible characters, whatever its shape', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !/\p{Cc}/u.test(one));
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), text, (value, note) => {
        const hasControls = /\\u00[01]|[\u007f-\u009f]|\\[bfnrt]/.test(JSON.stringify(value));
        return hasControls || findJsonTextFault({ [note]: [value, note] }) === null;
      }),
    );
  });

  it('is not stopped by depth', () => {
    let value: unknown = '\u0000';
    for (let depth = 0; depth < 2000; depth++) value = [value];
    expect(findJsonTextFault(value)?.code).toBe('control_character');
  });
});
