import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { Reading } from '../features/reading.ts';
import { createWordMemory } from '../features/word-memory.ts';
import type { IntentNetWeights, NetModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import { highestOf, plainVectors, runLayersPlainly } from './plain-layers.ts';
import { markByReading, shareNets } from './run-nets.ts';
import { type NetExample, needsNets, type TrainNetsOptions, trainNets } from './train-nets.ts';

const plainReader = createPlainReader();
const vectors = plainVectors;

const cities = ['تهران', 'یزد', 'شیراز', 'قم', 'اهواز'];
const labels = ['travel', 'weather', 'greet'];
const examples: readonly NetExample[] = cities.flatMap((city) => [
  example('travel', `بلیط از اینجا به ${city} بده`, city),
  example('weather', `هوای ${city} چطور است`, city),
  example('greet', `سلام دوست من`),
  example('greet', ''),
]);

function example(label: string, text: string, city?: string): NetExample {
  const start = city === undefined ? 0 : text.indexOf(city);
  const entities = city === undefined ? [] : [{ entity: 'city', start, end: start + city.length, value: city }];
  return { reading: plainReader.read(text), label, entities };
}

function train(options: Partial<TrainNetsOptions> = {}): NetModel {
  // Often enough that little is left to chance.
  const many = Array.from({ length: 12 }, () => examples).flat();
  return trainNets(many, { labels, vectors, seed: 1, ...options });
}

function bestOf(values: ArrayLike<number>): number {
  const all = Array.from(values);
  return all.indexOf(Math.max(...all));
}

describe('nets', () => {
  const model = train();

  it('learn the intents of texts', () => {
    const run = shareNets(model, vectors);
    for (const { reading, label } of examples)
      if (reading.tokens.length > 0) expect(labels[bestOf(run(reading))]).toBe(label);
  });

  it('understand words that training never saw by what stands around them', () => {
    const { reading } = example('weather', 'هوای نطنز چطور است');
    expect(labels[bestOf(shareNets(model, vectors)(reading))]).toBe('weather');
  });

  it('are the same for the same data and seed, and others for another seed', () => {
    expect(train()).toEqual(model);
    expect(train({ seed: 5 })).not.toEqual(model);
  });

  it('answer what their layers written out give', () => {
    const run = shareNets(model, vectors);
    for (const { reading } of [examples[0]!, example('greet', 'سلام'), example('weather', 'هوای نطنز 12 درجه')]) {
      const each = model.nets.map((net) => slowly(model, net, reading));
      run(reading).forEach((score, intent) => {
        expect(score).toBeCloseTo((each[0]![intent]! + each[1]![intent]!) / 2, 3);
      });
    }
  });

  it('answer the same whatever was asked before, and where words are in memory', () => {
    const run = shareNets(model, vectors);
    const { reading } = examples[0]!;
    const alone = run(reading).slice();
    run(examples[1]!.reading);
    run(plainReader.read(''));
    expect(run(reading, createWordMemory(10)(reading))).toEqual(alone);
    expect(run(reading)).toEqual(alone);
  });

  it('learn other filters where words are annotated', () => {
    expect(train()).not.toEqual(
      trainNets(Array.from({ length: 12 }, () => examples.map((one) => ({ ...one, entities: [] }))).flat(), {
        labels,
        vectors,
        seed: 1,
      }),
    );
  });

  it('learn intents where nothing is annotated, and say nothing sure of a text without words', () => {
    const bare = trainNets(
      examples.map((one) => ({ ...one, entities: [] })),
      { labels, vectors, seed: 1 },
    );
    const run = shareNets(bare, vectors);
    expect([...run(plainReader.read(''))].every(Number.isFinite)).toBe(true);
    expect(bestOf(run(examples[0]!.reading))).toBe(0);
  });

  it('are not learned from vectors of an odd size, which the kernel cannot take', () => {
    const odd = { ...vectors, size: 7, encode: (text: string) => vectors.encode(text).subarray(0, 7) };
    expect(() => train({ vectors: odd })).toThrow(RangeError);
  });

  it('stop when they are told to', () => {
    const reason = new Error('enough');
    expect(() => train({ signal: AbortSignal.abort(reason) })).toThrow(reason);
  });

  it('tell how far they are', () => {
    const fractions: number[] = [];
    train({ onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(fractions.at(-1)).toBe(1);
  });

  it('are learned for thousands of examples with no more than some hundreds of each intent', () => {
    expect(needsNets(1999, 60)).toBe(false);
    expect(needsNets(11_514, 60)).toBe(true);
    expect(needsNets(21_413, 71)).toBe(false);
  });
});

/** What a net says of the intents, its layers written out. */
function slowly(model: NetModel, net: IntentNetWeights, reading: Reading): number[] {
  const marks = markByReading(reading);
  const { first, second } = runLayersPlainly({ ...model, ...net }, reading, { marks, intent: undefined });
  const sums = Float32Array.from(net.intentBias);
  [...highestOf(second), ...highestOf(first)].forEach((value, row) => {
    addRow(net.intents, row, value, sums);
  });
  return [...sums];
}
