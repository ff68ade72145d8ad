import { describe, expect, it } from 'vitest';
import type { TrainingEntity, TrainingExample } from '../model/training-data.ts';
import { checkExamples } from './check-examples.ts';
import { collectPatterns } from './collect-patterns.ts';
import { limitEntityTypes } from './limit-entity-types.ts';

function example(intent: string | null, text: string, ...entities: readonly TrainingEntity[]): TrainingExample {
  return { intent, text, entities };
}

function span(start: number, end: number, entity = 'city'): TrainingEntity {
  return { start, end, entity, value: 'x' };
}

describe('checkExamples', () => {
  it('keeps good examples as they are, in their order', () => {
    const good = [example('a', 'سلام', span(0, 4)), example(null, 'درود'), example('b', 'بدرود')];
    const { examples, warnings } = checkExamples(good);
    expect(examples).toEqual(good);
    expect(warnings).toEqual([]);
  });

  it('counts the texts that are empty and leaves them out', () => {
    const { examples, warnings } = checkExamples([example('a', ''), example('a', ' \n'), example('a', 'b')]);
    expect(examples.map(({ text }) => text)).toEqual(['b']);
    expect(warnings).toEqual([{ code: 'empty-example', message: expect.stringContaining('2 examples') }]);
  });

  it.each([
    [-1, 2],
    [0, 5],
    [2, 2],
    [3, 1],
    [0.5, 2],
    [Number.NaN, 2],
    [0, Number.POSITIVE_INFINITY],
  ])('leaves the span %d–%d of a text of four characters out, and names the text', (start, end) => {
    const { examples, warnings } = checkExamples([example('a', 'سلام', span(start, end), span(1, 4))]);
    expect(examples[0]?.entities).toEqual([span(1, 4)]);
    expect(warnings).toMatchObject([{ code: 'span-outside-text', examples: ['سلام'] }]);
  });

  it('names each text of two intents once, and keeps it', () => {
    const given = [example('a', 'x'), example('b', 'x'), example('c', 'x'), example('a', 'y'), example('a', 'y')];
    const { examples, warnings } = checkExamples(given);
    expect(examples).toHaveLength(5);
    expect(warnings).toMatchObject([{ code: 'contradictory-examples', examples: ['x'] }]);
  });
});

describe('collectPatterns', () => {
  it('gives regexes, then lookups, without those that Python would refuse', () => {
    const { patterns, warnings } = collectPatterns({
      regexes: [
        { name: 'code', pattern: '[' },
        { name: 'code', pattern: '\\d+' },
      ],
      lookups: [{ name: 'city', phrases: ['یزد'] }],
    });
    expect(patterns).toEqual([
      { kind: 'regex', name: 'code', pattern: '\\d+' },
      { kind: 'lookup', name: 'city', phrases: ['یزد'] },
    ]);
    expect(warnings).toMatchObject([{ code: 'invalid-regex', examples: ['['] }]);
    expect(warnings[0]?.message).toContain('regex of code');
  });
});

describe('limitEntityTypes', () => {
  it('leaves up to 100 kinds alone', () => {
    const examples = Array.from({ length: 100 }, (_, index) => example('a', 'x', span(0, 1, `kind${index}`)));
    expect(limitEntityTypes(examples)).toEqual({ examples, warnings: [] });
  });

  it('keeps the 100 most frequent of more, roles counted apart, and keeps all examples', () => {
    const rare = Array.from({ length: 120 }, (_, index) => example('a', 'x', span(0, 1, `kind${index}`)));
    const frequent = [1, 2, 3].map(() => example('a', 'xy', { ...span(0, 1), role: 'to' }, span(1, 2)));
    const { examples, warnings } = limitEntityTypes([...rare, ...frequent]);
    expect(examples).toHaveLength(123);
    expect(examples.slice(120)).toEqual(frequent);
    expect(examples.slice(0, 120).filter(({ entities }) => entities.length > 0)).toHaveLength(98);
    expect(warnings).toMatchObject([{ code: 'many-entity-types' }]);
    expect(warnings[0]?.message).toMatch(/^122 kinds .* lookup tables/);
  });
});
