import { describe, expect, it } from 'vitest';
import { hours, port, wholeNumber } from './options.ts';

describe('hours', () => {
  it.each([
    ['0', 0],
    ['24', 86_400_000],
    ['0.5', 1_800_000],
    ['168', 604_800_000],
  ])('takes %s', (text, ms) => {
    expect(hours(168)(text)).toBe(ms);
  });

  it.each(['168.01', '8760', '1e9', '1e9d', '-1', '', ' ', '0x10', 'Infinity', 'NaN', 'a day', '۲۴', '1,5'])(
    'refuses %j and says what is possible',
    (text) => {
      expect(() => hours(168)(text)).toThrow('a number of hours from 0 to 168 is needed (7 days)');
    },
  );
});

describe('a whole number', () => {
  it('has bounds on both sides, which are told', () => {
    expect(wholeNumber(0, 365)('365')).toBe(365);
    for (const text of ['366', '99999999999', '-1', '1.5', '۷'])
      expect(() => wholeNumber(0, 365)(text)).toThrow('a whole number from 0 to 365 is needed');
    expect(() => wholeNumber(2)('1')).toThrow('a whole number of at least 2 is needed');
    expect(() => port('65536')).toThrow('from 0 to 65535');
  });
});
