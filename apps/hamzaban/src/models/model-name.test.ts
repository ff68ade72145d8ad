import { describe, expect, it } from 'vitest';
import { modelName } from './model-name.ts';

describe('model names', () => {
  it('have the pattern of Rasa', () => {
    expect(modelName(Date.now(), Math.random)).toMatch(/^\d{8}-\d{6}-[a-z]+-[a-z]+$/);
  });

  it('begin with the local time, so that later ones sort later', () => {
    const time = new Date(2026, 10, 4, 9, 5, 7).getTime();
    expect(modelName(time, () => 0)).toBe('20261104-090507-amber-bazaar');
  });
});
