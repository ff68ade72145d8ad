import { describe, expect, it } from 'vitest';
import { labelCountOf, typesOf } from '../entities/label-set.ts';
import { labelTokens } from '../entities/label-tokens.ts';
import { createPlainReader } from '../features/plain-reader.ts';
import type { Reading } from '../features/reading.ts';
import type { LabelNetModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import { createSampleGatherer } from './gather-net-samples.ts';
import type { FitNetOptions } from './learn-net.ts';
import { highestOf, plainVectors, runLayersPlainly } from './plain-layers.ts';
import { createLabelNetRunner } from './run-label-net.ts';
import { trainLabelNet } from './train-label-net.ts';

const plainReader = createPlainReader();
const vectors = plainVectors;

interface Example {
  readonly text: string;
  readonly intent: string;
  readonly entities: readonly { readonly entity: string; readonly start: number; readonly end: number }[];
}

const examples = ['تهران', 'یزد', 'شیراز', 'قم', 'اهواز'].flatMap((city): Example[] => [
  example('travel', `بلیط از اینجا به ${city} بده`, city, 'goal'),
  example('weather', `هوای ${city} چطور است`, city, 'place'),
  example('greet', 'سلام دوست من'),
  example('greet', ''),
]);
const types = [...typesOf(examples).values()];
const typeIndex = new Map([...typesOf(examples).keys()].map((key, index) => [key, index]));
const labelCount = labelCountOf(types);
const allTypes = { count: types.length, types: Int32Array.from(types, (_, type) => type) };

function example(intent: string, text: string, value = '', entity = ''): Example {
  const start = text.indexOf(value);
  return { text, intent, entities: value === '' ? [] : [{ entity, start, end: start + value.length }] };
}

function marksOf({ tokens }: Reading): readonly string[][] {
  return tokens.map(({ key }) => (key === 'به' ? ['B:way'] : []));
}

function train(options: Partial<FitNetOptions> = {}): LabelNetModel {
  const gatherer = createSampleGatherer(vectors);
  // Often enough that little is left to chance.
  for (const { text, intent, entities } of Array.from({ length: 60 }, () => examples).flat()) {
    const reading = plainReader.read(text);
    const { labels } = labelTokens(reading.tokens, entities, typeIndex);
    gatherer.add({ reading, marks: marksOf(reading), labels, intent });
  }
  return trainLabelNet(gatherer.gather(), { labelCount, seed: 1, ...options });
}

/** The scores that the net gives, of all labels of all words. */
function run(model: LabelNetModel, text: string, intent: string | undefined): Float32Array {
  const reading = plainReader.read(text);
  const scores = new Float32Array(reading.tokens.length * labelCount);
  createLabelNetRunner(model, vectors)({ text, reading, marks: marksOf(reading), intent }, allTypes, scores);
  return scores;
}

function bestLabels(scores: Float32Array): number[] {
  return Array.from({ length: scores.length / labelCount }, (_, at) => {
    const row = [...scores.subarray(at * labelCount, (at + 1) * labelCount)];
    return row.indexOf(Math.max(...row));
  });
}

describe('a label net', () => {
  const model = train();

  it('learns the labels of words', () => {
    for (const { text, intent, entities } of examples) {
      const { labels } = labelTokens(plainReader.read(text).tokens, entities, typeIndex);
      expect(bestLabels(run(model, text, intent))).toEqual([...labels]);
    }
  });

  it('understands words that training never saw by what stands around them', () => {
    expect(bestLabels(run(model, 'هوای نطنز چطور است', 'weather'))[1]).toBe(
      2 * types.findIndex((t) => t.entity === 'place') + 1,
    );
  });

  it('is the same for the same data and seed, and another for another seed', () => {
    expect(train()).toEqual(model);
    expect(train({ seed: 5 })).not.toEqual(model);
  });

  it.each(['travel', 'unheard', undefined])('answers what its layers written out give (intent %s)', (intent) => {
    for (const text of ['بلیط از اینجا به یزد بده', 'به', 'نطنز به']) {
      const expected = slowly(model, plainReader.read(text), intent);
      const scores = run(model, text, intent);
      scores.forEach((score, at) => {
        expect(score).toBeCloseTo(expected[at]!, 3);
      });
    }
  });

  it('says the same of a word whatever was asked before, and only of the types that it is asked for', () => {
    const runner = createLabelNetRunner(model, vectors);
    const ask = (text: string, open = allTypes): Float32Array => {
      const reading = plainReader.read(text);
      const scores = new Float32Array(reading.tokens.length * labelCount);
      runner({ text, reading, marks: marksOf(reading), intent: 'travel' }, open, scores);
      return scores;
    };
    const alone = ask('به یزد');
    ask('بلیط از اینجا به تهران بده');
    expect(ask('به یزد')).toEqual(alone);
    const one = ask('به یزد', { count: 1, types: Int32Array.of(1) });
    alone.forEach((score, at) => {
      expect(one[at]).toBe([3, 4].includes(at % labelCount) ? score : 0);
    });
    expect(ask('')).toHaveLength(0);
  });

  it('stops when it is told to, and tells how far it is', () => {
    const reason = new Error('enough');
    expect(() => train({ signal: AbortSignal.abort(reason) })).toThrow(reason);
    const fractions: number[] = [];
    train({ onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(fractions.at(-1)).toBe(1);
  });
});

/** Its layers written out; scores less that of "outside", times the net's share. */
function slowly(model: LabelNetModel, reading: Reading, intent: string | undefined): number[] {
  const { first, second } = runLayersPlainly(model, reading, { marks: marksOf(reading), intent });
  const pooled = highestOf(second);
  return first.flatMap((values, at) => {
    const sums = Float32Array.from(model.labelBias);
    [...values, ...second[at]!].forEach((value, filter) => {
      addRow(model.labels, filter, value, sums);
    });
    pooled.forEach((value, filter) => {
      addRow(model.context, filter, value, sums);
    });
    return [...sums].map((sum) => 0.4 * (sum - sums[0]!));
  });
}
