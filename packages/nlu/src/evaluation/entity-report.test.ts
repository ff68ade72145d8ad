import { describe, expect, it } from 'vitest';
import { entityFiles } from './entity-report.ts';
import type { NluResult } from './nlu-result.ts';

const text = '😀 به تهران 🚚 یزد';
const at = (value: string) => ({ start: text.indexOf(value), end: text.indexOf(value) + value.length, value });
const result: NluResult = {
  example: { text, intent: 'x', entities: [{ ...at('تهران'), entity: 'city', role: 'to' }] },
  expectedIntent: 'x',
  intent: { name: 'x', confidence: 1 },
  entities: [{ ...at('یزد'), entity: 'city', confidence: 0.7, extractor: 'DIETClassifier' }],
  tokens: [],
};

describe('the files of entities', () => {
  it('count offsets in code points and name the confidence as Rasa does', () => {
    const files = entityFiles([{ ...result, tokens: [[at('یزد').start, text.length]] }]);
    const [error] = JSON.parse(files.get('DIETClassifier_errors.json') ?? '');
    expect(error).toEqual({
      text,
      entities: [{ start: 5, end: 10, value: 'تهران', entity: 'city', role: 'to' }],
      predicted_entities: [
        { start: 13, end: 16, value: 'یزد', entity: 'city', confidence_entity: 0.7, extractor: 'DIETClassifier' },
      ],
    });
    const points = Array.from(text);
    expect(points.slice(13, 16).join('')).toBe('یزد');
  });
});
