import { describe, expect, it } from 'vitest';
import { UsageError } from '../cli/usage-error.ts';
import { fixedModelName } from './fixed-model-name.ts';

describe('a fixed model name', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['shop', 'shop'],
    ['shop.tar.gz', 'shop'],
    ['v1.2', 'v1.2'],
    ['فروشگاه گل', 'فروشگاه گل'],
  ])('%j is %j', (given, name) => {
    expect(fixedModelName(given)).toBe(name);
  });

  it.each([
    '../x',
    'a/b',
    '/tmp/x',
    'a\\\\b',
    '.',
    '..',
    '.hidden',
    '.tar.gz',
    ' ',
    'a\nb',
    'a\u0000',
    'ا'.repeat(101),
  ])('%j is refused, since it would be no file of the folder', (given) => {
    expect(() => fixedModelName(given)).toThrow(UsageError);
  });
});
