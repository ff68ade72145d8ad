import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKey } from './match-key.ts';

describe('matchKey', () => {
  it.each([
    ['مي‌خوااااام', 'میخوام'],
    ['كتابهاي', 'کتابهای'],
    ['آب', 'اب'],
    ['مؤسسه', 'موسسه'],
    ['۱۲٣4', '1234'],
    ['iPhone', 'iphone'],
    ['خیــــلی', 'خیلی'],
    ['‫تخفیف‬', 'تخفیف'],
    ['سَلام', 'سلام'],
    ['ﻣﯽﮔﺮﯾﺰﯼ', 'میگریزی'],
    ['  دو \u00a0 تا ', 'دو تا'],
    ['ＡＢＣ１', 'abc1'],
  ])('folds %s to %s', (text, key) => {
    expect(matchKey(text)).toBe(key);
  });

  it('writes the three spellings of an ezafe after ه alike', () => {
    expect(new Set(['خانهٔ', 'خانه‌ی', 'خانۀ', 'خانه'].map(matchKey)).size).toBe(1);
  });

  it('keeps double letters, sizes and digits', () => {
    expect(matchKey('محبتتون XXXL 10000')).toBe('محبتتون xxxl 10000');
  });

  it('is idempotent', () => {
    const persian = fc.string({ unit: fc.constantFrom(...'اآبپتهیيكکۀةؤئءa1A۱٣ xXﷲﻻ\u200c\u064b\u0640😀\ud800 !') });
    fc.assert(
      fc.property(
        fc.oneof(persian, fc.string({ unit: 'binary' })),
        (text) => matchKey(matchKey(text)) === matchKey(text),
      ),
      { numRuns: 500 },
    );
  });

  it('takes a hundred thousand of anything in linear time', () => {
    for (const unit of ['ا', 'َ', ' ', '\u200c', '😀', 'ه\u200cی', '\u0000']) {
      const start = performance.now();
      matchKey(unit.repeat(100_000));
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
