import { describe, expect, it } from 'vitest';
import { spellingOf } from '../entities/word-profile.ts';
import { createPlainReader } from '../features/plain-reader.ts';
import type { Reading } from '../features/reading.ts';
import { rowOf } from '../features/vocabulary.ts';
import { createWordMemory } from '../features/word-memory.ts';
import type { IntentNetWeights, NetLayers, NetModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { hashIntentSlot, hashMarks, hashSlots } from './net-slots.ts';
import { markByReading, shareNets } from './run-nets.ts';
import { type NetExample, needsNets, type TrainNetsOptions, trainNets } from './train-nets.ts';

const plainReader = createPlainReader();
const size = 8;
/** Vectors that tell words apart and mean nothing. */
function encode(text: string): Float32Array {
  const vector = new Float32Array(size);
  for (const character of text) vector[(character.codePointAt(0) ?? 0) % size]! += 1;
  return vector;
}
const vectors: Vectors = { size, encode, encodeWords: (text) => [encode(text)] };

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

  it('stop when they are told to', () => {
    const reason = new Error('enough');
    expect(() => train({ signal: AbortSignal.abort(reason) })).toThrow(reason);
  });

  it('tell how far they are', () => {
    const fractions: number[] = [];
    train({ onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  });

  it('are learned for thousands of examples with no more than some hundreds of each intent', () => {
    expect(needsNets(1999, 60)).toBe(false);
    expect(needsNets(11_514, 60)).toBe(true);
    expect(needsNets(21_413, 71)).toBe(false);
  });
});

/** What a net says of the intents, without anything that is kept, joined or left out. */
function slowly(model: NetModel, net: IntentNetWeights, reading: Reading): number[] {
  const marks = markByReading(reading);
  const inputs = reading.tokens.map((token, at) => {
    const vector = encode(spellingOf(token)).map(
      (value, place) => (value - model.vectorMean[place]!) * model.vectorScale,
    );
    const hashes = [...hashSlots(token), hashMarks(marks[at]!), hashIntentSlot(undefined)];
    const slots = hashes.map((hash, slot) => {
      const embedding = new Float32Array(net.embeddings[slot]!.columnCount);
      const known = hash === null ? 0 : rowOf(model.vocabularies[slot]!, hash) + 1;
      addRow(net.embeddings[slot]!, known, 1, embedding);
      return [...embedding];
    });
    return [...vector, ...slots.flat()];
  });
  const layer = (rows: readonly number[][], matrix: NetLayers['first'], bias: Float32Array): number[][] =>
    rows.map((own, at) => {
      const sums = Float32Array.from(bias);
      for (let place = 0; place < 3; place++)
        (rows[at + place - 1] ?? []).forEach((value, input) => {
          addRow(matrix, place * own.length + input, value, sums);
        });
      return [...sums].map((sum) => Math.max(0, sum));
    });
  const first = layer(inputs, net.first, net.firstBias);
  const second = layer(first, net.second, net.secondBias);
  const highestOf = (rows: readonly number[][]): number[] =>
    rows[0]!.map((_, filter) => Math.max(...rows.map((row) => row[filter]!)));
  const sums = Float32Array.from(net.intentBias);
  [...highestOf(second), ...highestOf(first)].forEach((value, row) => {
    addRow(net.intents, row, value, sums);
  });
  return [...sums];
}
