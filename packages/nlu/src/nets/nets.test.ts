import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { Reading } from '../features/reading.ts';
import { lemmaHashOf } from '../features/word-hashes.ts';
import type { Net, NetModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { embeddingRowOf } from './net-words.ts';
import { shareNets } from './run-nets.ts';
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

  it('answer what the convolution written out gives', () => {
    const { reading } = examples[0]!;
    const expected = new Float32Array(3);
    model.nets.forEach((net) => {
      const pooled = slowlyPooled(model, net, reading);
      net.intentBias.forEach((bias, intent) => {
        expected[intent]! += bias / model.nets.length;
      });
      pooled.forEach((value, filter) => {
        addRow(net.intents, filter, value / model.nets.length, expected);
      });
    });
    shareNets(
      model,
      vectors,
    )(reading).forEach((score, intent) => {
      expect(score).toBeCloseTo(expected[intent]!, 4);
    });
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

/** The highest value of each filter of a net, without anything that is kept or joined. */
function slowlyPooled(model: NetModel, net: Net, { tokens }: Reading): readonly number[] {
  const inputs = tokens.map((token) => {
    const vector = encode(token.key).map((value, at) => (value - model.vectorMean[at]!) * model.vectorScale);
    const embedding = new Float32Array(net.embeddings.columnCount);
    addRow(net.embeddings, embeddingRowOf(model.vocabulary, lemmaHashOf(token)), 1, embedding);
    return [...vector, ...embedding];
  });
  const pooled = new Array<number>(net.filterBias.length).fill(0);
  inputs.forEach((_, at) => {
    const sums = Float32Array.from(net.filterBias);
    for (let place = 0; place < 3; place++)
      (inputs[at + place - 1] ?? []).forEach((value, input) => {
        addRow(net.convolution, place * inputs[at]!.length + input, value, sums);
      });
    sums.forEach((sum, filter) => {
      pooled[filter] = Math.max(pooled[filter]!, sum);
    });
  });
  return pooled;
}
