import { describe, expect, it } from 'vitest';
import { applyFallback } from './apply-fallback.ts';

const fallback = { threshold: 0.3, ambiguityThreshold: 0.1 };

function classified(...confidences: readonly number[]) {
  const ranking = confidences.map((confidence, index) => ({ name: `intent_${index}`, confidence }));
  return { intent: ranking[0] ?? { name: null, confidence: 0 }, ranking };
}

const replaced = { name: 'nlu_fallback', confidence: 0.3 };

describe('applyFallback', () => {
  it('leaves a sure answer alone', () => {
    expect(applyFallback(classified(0.3, 0.15), fallback)).toEqual(classified(0.3, 0.15));
    expect(applyFallback(classified(0.9), fallback)).toEqual(classified(0.9));
  });

  it('puts nlu_fallback with the threshold as confidence before the ranking when the best is below it', () => {
    const given = classified(0.29, 0.1);
    expect(applyFallback(given, fallback)).toEqual({ intent: replaced, ranking: [replaced, ...given.ranking] });
  });

  it('does so too when the first two are too near', () => {
    const given = classified(0.5, 0.45);
    expect(applyFallback(given, fallback).intent).toEqual(replaced);
    expect(applyFallback(given, { ...fallback, ambiguityThreshold: 0 })).toEqual(given);
  });

  it('answers for a message without intent, and changes nothing where the pipeline has no fallback', () => {
    expect(applyFallback(classified(), fallback)).toEqual({ intent: replaced, ranking: [replaced] });
    expect(applyFallback(classified(0.01), null)).toEqual(classified(0.01));
  });
});
