import { describe, expect, it } from 'vitest';
import { pickLanguage } from './language.ts';

describe('pickLanguage', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fa', 'fa'],
    ['fa-IR,fa;q=0.9,en;q=0.5', 'fa'],
    ['en-US,fa;q=0.5', 'en'],
    ['en;q=0.4, fa;q=0.8', 'fa'],
    ['de, fr;q=0.9, fa;q=0.1', 'fa'],
    ['de', 'en'],
    ['fa;q=0', 'en'],
    ['FA', 'fa'],
    ['farsi', 'en'],
    ['fa;q=abc', 'en'],
    [`${'x,'.repeat(10_000)}fa`, 'en'],
  ])('answers %j in %s', (header, language) => {
    expect(pickLanguage(header)).toBe(language);
  });
});
