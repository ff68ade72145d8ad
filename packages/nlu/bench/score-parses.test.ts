import { expect, it } from 'vitest';
import { createScore } from './score-parses.ts';

const slot = { slot: 'city', start: 0, end: 3, value: 'قم' };
const city = { entity: 'city', start: 0, end: 3 };
const parse = (intent: string | null, entities: readonly object[]) =>
  ({ intent: { name: intent, confidence: 1 }, entities }) as unknown as Parameters<
    ReturnType<typeof createScore>['add']
  >[1];

it('counts intents, spans and whole lines', () => {
  const score = createScore();
  score.add({ text: '', intent: 'a', slots: [slot] }, parse('a', [city]));
  score.add({ text: '', intent: 'a', slots: [slot] }, parse('a', [{ ...city, end: 4 }]));
  score.add({ text: '', intent: 'b', slots: [] }, parse('a', []));
  score.add({ text: '', intent: 'b', slots: [] }, parse('b', [city]));
  expect(score.result()).toEqual({
    intent_accuracy: 3 / 4,
    // a: 2 right of 2, 3 predicted; b: 1 right of 2, 1 predicted.
    intent_macro_f1: (4 / 5 + 2 / 3) / 2,
    slot_f1: 2 / 5,
    exact_match: 1 / 4,
  });
});

it('counts a key of a retrieval intent by its intent, or by what a response selector chose', () => {
  const score = createScore();
  const selected = new Map([
    ['default', { intentResponseKey: 'faq/place', confidence: 1, utterAction: 'utter_faq/place', ranking: [] }],
  ]);
  score.add({ text: '', intent: 'faq/hours', slots: [] }, parse('faq', []));
  score.add(
    { text: '', intent: 'faq/hours', slots: [] },
    { ...parse('faq', []), responseSelector: { allRetrievalIntents: ['faq'], selected } },
  );
  expect(score.result()).toMatchObject({ intent_accuracy: 1 / 2, exact_match: 1 / 2 });
});
