import { describe, expect, it } from 'vitest';
import { applyFallbacks } from './apply-fallback.ts';

const fallback = { threshold: 0.3, ambiguityThreshold: 0.1 };

function classified(...confidences: readonly number[]) {
  const ranking = confidences.map((confidence, index) => ({ name: `intent_${index}`, confidence }));
  return { intent: ranking[0] ?? { name: null, confidence: 0 }, ranking };
}

const replaced = { name: 'nlu_fallback', confidence: 0.3 };

describe('applyFallbacks', () => {
  it('leaves a sure answer alone', () => {
    expect(applyFallbacks(classified(0.3, 0.15), [fallback])).toEqual(classified(0.3, 0.15));
    expect(applyFallbacks(classified(0.9), [fallback])).toEqual(classified(0.9));
  });

  it('puts nlu_fallback with the threshold as confidence before the ranking when the best is below it', () => {
    const given = classified(0.29, 0.1);
    expect(applyFallbacks(given, [fallback])).toEqual({ intent: replaced, ranking: [replaced, ...given.ranking] });
  });

  it('does so too when the first two are too near', () => {
    const given = classified(0.5, 0.45);
    expect(applyFallbacks(given, [fallback]).intent).toEqual(replaced);
    expect(applyFallbacks(given, [{ ...fallback, ambiguityThreshold: 0 }])).toEqual(given);
  });

  it('lets each of several judge what the one before it left, as Rasa', () => {
    const stricter = { name: 'nlu_fallback', confidence: 0.65 };
    const strict = { threshold: 0.65, ambiguityThreshold: 0.1 };
    // Recorded from Rasa 3.6.21 with thresholds .6 and .65.
    const given = classified(0.533, 0.275, 0.192);
    const first = { name: 'nlu_fallback', confidence: 0.6 };
    expect(applyFallbacks(given, [{ threshold: 0.6, ambiguityThreshold: 0 }, strict])).toEqual({
      intent: stricter,
      ranking: [stricter, first, ...given.ranking],
    });
    expect(applyFallbacks(given, [fallback, strict])).toEqual({
      intent: stricter,
      ranking: [stricter, ...given.ranking],
    });
    // What the first put there is near to what stood first before.
    expect(applyFallbacks(classified(0.29, 0.1), [fallback, fallback]).ranking.slice(0, 2)).toEqual([
      replaced,
      replaced,
    ]);
  });

  it('answers for a message without intent, and changes nothing where the pipeline has no fallback', () => {
    expect(applyFallbacks(classified(), [fallback])).toEqual({ intent: replaced, ranking: [replaced] });
    expect(applyFallbacks(classified(0.01), [])).toEqual(classified(0.01));
  });
});
