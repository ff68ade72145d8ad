import { describe, expect, it } from 'vitest';
import { saidIntent } from './said-intent.ts';

function selecting(key: string, intentResponseKey: string) {
  const response = { intentResponseKey, confidence: 1, utterAction: `utter_${intentResponseKey}`, ranking: [] };
  return { allRetrievalIntents: ['faq'], selected: new Map([[key, response]]) };
}

describe('saidIntent', () => {
  it('is the intent where the case names no key', () => {
    expect(saidIntent('greet', 'greet', undefined)).toBe('greet');
    expect(saidIntent('greet', 'bye', selecting('default', 'faq/hours'))).toBe('bye');
    expect(saidIntent('greet', null, undefined)).toBeNull();
  });

  it('is the chosen key of a retrieval intent', () => {
    expect(saidIntent('faq/hours', 'faq', selecting('faq', 'faq/hours'))).toBe('faq/hours');
    expect(saidIntent('faq/hours', 'faq', selecting('default', 'faq/place'))).toBe('faq/place');
    expect(saidIntent('faq/hours', 'greet', selecting('default', 'faq/hours'))).toBe('greet');
  });

  it('takes the plain intent as right where nothing chooses keys', () => {
    expect(saidIntent('faq/hours', 'faq', undefined)).toBe('faq/hours');
  });
});
