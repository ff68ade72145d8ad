import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineIndex } from './line-index.ts';

describe('createLineIndex', () => {
  it('counts lines and columns from 1 in UTF-16 units', () => {
    const index = createLineIndex('ab\r\n😀x\n');
    expect(index.locate(0)).toEqual({ line: 1, column: 1 });
    expect(index.locate(6)).toEqual({ line: 2, column: 3 });
    expect(index.locate(8)).toEqual({ line: 3, column: 1 });
    expect([1, 2, 3, 4].map(index.lineText)).toEqual(['ab', '😀x', '', '']);
    expect(index.lineCount).toBe(3);
  });

  it('finds the offset again from line and column', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', 'bc'), { maxLength: 40 }), fc.nat(60), (pieces, wanted) => {
        const text = pieces.join('');
        const offset = Math.min(wanted, text.length);
        const { line, column } = createLineIndex(text).locate(offset);
        const before = text.split('\n').slice(0, line - 1);
        expect(before.join('\n').length + (line > 1 ? 1 : 0) + column - 1).toBe(offset);
      }),
    );
  });
});
