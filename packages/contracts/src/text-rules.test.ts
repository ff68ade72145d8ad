import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTextFault } from './text-rules.ts';

const rules = { min: 1, max: 5, isMultiline: true };
const codeOf = (text: string, isMultiline = true) => findTextFault(text, { ...rules, isMultiline })?.code ?? null;

describe('findTextFault', () => {
  it('counts code points, not UTF-16 units', () => {
    expect(codeOf('😀😀😀😀😀')).toBeNull();
    expect(codeOf('😀😀😀😀😀😀')).toBe('too_long');
    expect(codeOf('کتاب‌ها')).toBe('too_long');
  });

  it('refuses a far too long text', () => {
    expect(codeOf('ا'.repeat(1_000_000))).toBe('too_long');
  });

  it('refuses the empty and the blank text', () => {
    expect(codeOf('')).toBe('too_short');
    expect(codeOf(' \u00a0\u3000')).toBe('blank');
    expect(codeOf('\u200c\u200b \u200f\ufeff')).toBe('blank');
  });

  it('allows half-space and direction marks, which Persian needs', () => {
    expect(codeOf('می\u200cر\u200f')).toBeNull();
  });

  it.each(['\u0000', '\u0008', '\u000b', '\u001b', '\u007f', '\u0085', '\u009f'])(
    'refuses the control character %j',
    (control) => {
      expect(findTextFault(`ab${control}`, rules)).toEqual({ code: 'control_character', values: { position: 2 } });
    },
  );

  it.each(['\t', '\n', '\r'])('allows %j in a text of several lines only', (control) => {
    expect(codeOf(`a${control}b`)).toBeNull();
    expect(codeOf(`a${control}b`, false)).toBe('control_character');
  });

  it.each(['\ud83d', 'a\udc00b', '\ude00\ud83d', '\ud83d\ud83d'])('refuses the lone surrogate in %j', (text) => {
    expect(codeOf(text)).toBe('lone_surrogate');
  });

  it('accepts exactly the well-formed texts among those without control characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0xa0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        (text) => {
          const fault = findTextFault(text, { min: 0, max: 1000, isMultiline: false });
          if (fault?.code === 'blank') return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
          return (fault === null) === text.isWellFormed();
        },
      ),
    );
  });
});
