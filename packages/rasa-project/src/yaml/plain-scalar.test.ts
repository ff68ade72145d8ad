import { describe, expect, it } from 'vitest';
import { resolvePlainScalar } from './plain-scalar.ts';

describe('resolvePlainScalar', () => {
  it.each([
    ['010', 10],
    ['0o17', 15],
    ['0b11', 3],
    ['0x1F', 31],
    ['1_000', 1000],
    ['-12', -12],
    ['+7', 7],
    ['0', 0],
    ['-0', 0],
    ['1.5', 1.5],
    ['1e3', 1000],
    ['-.5', -0.5],
    ['1_000.25', 1000.25],
  ])('reads %s as the number %d', (source, value) => {
    expect(resolvePlainScalar(source)).toEqual({ kind: 'number', value });
  });

  it.each([
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    '12:30',
    '1.2.3',
    '۱۲',
    '.',
    '-',
    '+',
    '0b',
    '1e',
    '.inf',
    '.nan',
    'tRUE',
    '1-2',
  ])('keeps %s a text', (source) => {
    expect(resolvePlainScalar(source)).toEqual({ kind: 'string', value: source });
  });

  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
  ])('reads %s as a boolean', (source, value) => {
    expect(resolvePlainScalar(source)).toEqual({ kind: 'boolean', value });
  });

  it.each(['', '~', 'null', 'Null', 'NULL'])('reads %j as null', (source) => {
    expect(resolvePlainScalar(source)).toEqual({ kind: 'null', value: null });
  });

  it.each(['2020-01-02', '2020-01-02 10:20:30', '2020-1-2T10:20:30.5Z', '2020-01-02T10:20:30+03:30'])(
    'tells the date %s',
    (source) => {
      expect(resolvePlainScalar(source).kind).toBe('date');
    },
  );
});
