import { describe, expect, it, vi } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { createLabelNetTrainer } from '../nets/train-label-net.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { shareTagger } from './share-tagger.ts';
import { createTagger, type TagEntities } from './tag-entities.ts';
import { trainTagger } from './train-tagger.ts';

const reader = createPlainReader();

/** Spans in brackets: `[یزد](city)`. */
function example(marked: string, intent: string) {
  const entities: { start: number; end: number; entity: string; value: string }[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[([^\]]+)\]\((\w+)\)/g)) {
    text += marked.slice(at, match.index);
    const [whole, value = '', entity = ''] = match;
    entities.push({ start: text.length, end: text.length + value.length, entity, value });
    text += value;
    at = match.index + whole.length;
  }
  text += marked.slice(at);
  const reading = reader.read(text);
  return { text, reading, entities, marks: reading.tokens.map(() => []), intent };
}

const examples = [
  example('ارسال به [یزد](city) دارید', 'shipping'),
  example('ارسال به [قم](city) چقدر میشه', 'shipping'),
  example('ارسال به [بندر عباس](city) دارید', 'shipping'),
  example('[کفش](category) [آبی](color) دارید', 'search'),
  example('[کیف پول](category) [قرمز](color) دارید', 'search'),
  example('[مانتو](category) میخوام', 'search'),
  example('سلام', 'greet'),
  example('خسته نباشید', 'greet'),
];
const { model } = trainTagger(examples, { seed: 1 });

function tagWith(tag: TagEntities, text: string): readonly (readonly [entity: string, value: string])[] {
  const reading = reader.read(text);
  const spans = tag({ text, reading, marks: reading.tokens.map(() => []), intent: 'search' });
  return spans.map(({ entity, start, end }) => [entity, text.slice(start, end)]);
}

const texts = [...examples.map(({ text }) => text), 'ارسال به تبریز دارید', 'کیف پول آبی', '', '۱۲۳۴۵ ۹۹'];

describe('a tagger', () => {
  it('finds what it learned, also in new company', () => {
    const tag = createTagger(model!);
    expect(tagWith(tag, 'کیف پول آبی دارید')).toEqual([
      ['category', 'کیف پول'],
      ['color', 'آبی'],
    ]);
    expect(tagWith(tag, 'ارسال به تبریز دارید')).toEqual([['city', 'تبریز']]);
    expect(tagWith(tag, 'سلام')).toEqual([]);
  });

  it('answers the same whatever words it keeps from before', () => {
    const forgetful = createTagger(model!, undefined, 1);
    const keeping = createTagger(model!);
    for (const text of [...texts, ...texts]) expect(tagWith(keeping, text), text).toEqual(tagWith(forgetful, text));
  });

  it('is shared by all who ask for that of the same model', () => {
    expect(shareTagger(model!)).toBe(shareTagger(model!));
    expect(shareTagger({ ...model! })).not.toBe(shareTagger(model!));
  });

  it('is learned the same way from the same examples', () => {
    expect(trainTagger(examples, { seed: 1 }).model).toEqual(model);
  });

  it('asks a net where it learned one, and never without vectors', () => {
    const vector = Float32Array.of(1, 2, 3, 4, 5, 6);
    const vectors: Vectors = { size: 6, encode: () => vector, encodeWords: () => [vector] };
    const net = createLabelNetTrainer(examples, vectors)!;
    for (const one of examples) net.add(one);
    const withNet = { ...trainTagger(examples, { seed: 1, vectors }).model!, net: net.fit({ seed: 1 }) };
    const { text, reading, marks } = examples[0]!;
    const confidenceOf = (tag: TagEntities): number | undefined =>
      tag({ text, reading, marks, intent: 'shipping' })[0]?.confidence;
    const bare = { ...withNet, net: null };
    expect(confidenceOf(createTagger(withNet, vectors))).not.toBe(confidenceOf(createTagger(bare, vectors)));
    expect(confidenceOf(createTagger(withNet))).toBe(confidenceOf(createTagger(bare)));
    expect(createTagger(withNet, vectors)({ text: '', reading: reader.read(''), marks: [] })).toEqual([]);
  });

  it('does not exist where nothing is annotated', () => {
    expect(trainTagger([example('سلام', 'greet')], { seed: 1 }).model).toBeNull();
    expect(
      createLabelNetTrainer([example('سلام', 'greet')], { size: 0, encode: vi.fn(), encodeWords: vi.fn() }),
    ).toBeNull();
  });
});
