import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIntentMessage } from './parse-intent-message.ts';

const known = { hasIntent: (name: string) => name === 'greet', hasEntity: (name: string) => name === 'city' };
const parse = (text: string) => parseIntentMessage(text, known);

describe('an intent message', () => {
  it('names an intent, a confidence and entities', () => {
    expect(parse(' /greet@0.4{"city": ["Rome", "شیراز"], "other": 1} rest')).toEqual({
      text: '/greet@0.4{"city": ["Rome", "شیراز"], "other": 1} rest',
      intent: { name: 'greet', confidence: 0.4 },
      intent_ranking: [{ name: 'greet', confidence: 0.4 }],
      entities: [
        { entity: 'city', value: 'Rome', start: 10, end: 49, extractor: 'RegexMessageHandler' },
        { entity: 'city', value: 'شیراز', start: 10, end: 49, extractor: 'RegexMessageHandler' },
      ],
    });
  });

  it('gives no value a character that its text could not hold, nor depths that no value has', () => {
    const values = (json: string) => parse(`/greet${json}`)?.entities.map(({ value }) => value);
    expect(values('{"city": ["a\\u0000b", "\\ud83d", {"\\u0001x": "\\u007f"}]}')).toEqual(['ab', '\ufffd', { x: '' }]);
    expect(values(`{"city": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`)).toEqual([]);
  });

  it.each([
    ['/greet', 1],
    ['/ greet', 1],
    ['/greet@7', 1],
    ['/greet@..', 0],
    ['/greet@x', 1],
  ])('%s has confidence %d', (text, confidence) => {
    expect(parse(text)?.intent).toEqual({ name: 'greet', confidence });
  });

  it.each(['greet', '/GREET', '/greet trailing', '/unknown{"city": 1}', '/', ''])('is not %j', (text) => {
    expect(parse(text)).toBeNull();
  });

  it('has no entities when its JSON is broken or no object', () => {
    expect(parse('/greet{"city": }')?.entities).toEqual([]);
    expect(parse('/greet{broken}')?.entities).toEqual([]);
    expect(parse('/greet{"city": null}')?.entities[0]?.value).toBeNull();
  });

  it('never fails, and points inside the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const entity of parse(`/greet${text}`)?.entities ?? []) {
          expect(entity.end).toBeLessThanOrEqual(`/greet${text}`.trim().length);
        }
      }),
    );
  });
});
