import { describe, expect, it, vi } from 'vitest';
import * as folding from '../patterns/fold-character.ts';
import { createSynonymMapper, type Synonyms } from './map-synonyms.ts';

const base: Synonyms = { كفش: 'shoe', کلاه: 'hat', کیف: 'کیف', '۱۲': '۱۲' };

function map(own: Synonyms, value: string): string | undefined {
  return createSynonymMapper(own, base)([{ entity: 'e', start: 0, end: value.length, value, extractor: 'x' }])[0]
    ?.value;
}

describe("a bot's synonyms beside those of its base", () => {
  it('leave those of the base as they are', () => {
    expect(['كفش', 'کفش', 'کلاه', 'كيف', '12', 'میز'].map((value) => map({}, value))).toEqual([
      'shoe',
      'shoe',
      'hat',
      'کیف',
      '12',
      'میز',
    ]);
  });

  it('come first, in whatever spelling either has them', () => {
    expect(['کفش', 'كفش', 'کف‌ش'].map((value) => map({ کفش: 'boot' }, value))).toEqual(['boot', 'boot', 'boot']);
    expect(map({ كلاه: 'cap' }, 'کلاه')).toBe('cap');
    expect([map({ کفش: 'کفش' }, 'کفش'), map({ کلاه: 'کلاه' }, 'كلاه')]).toEqual(['کفش', 'کلاه']);
  });

  it('cost what they are themselves: those of the base are made ready once', () => {
    const fold = vi.spyOn(folding, 'foldText');
    map({}, 'x');
    fold.mockClear();
    map({ میز: 'table' }, 'x');
    expect(fold.mock.calls.flat()).toEqual(['میز', 'x']);
    fold.mockRestore();
  });
});
