import { describe, expect, it } from 'vitest';
import { splitAtCommas } from './split-at-commas.ts';

function split(text: string, option: boolean | null, named: readonly (readonly [string, boolean])[] = []) {
  const span = { entity: 'city', start: 0, end: text.length, confidence: 0.9 };
  const commas = option === null ? null : { others: option, named };
  return splitAtCommas(text, [span], commas).map(({ start, end }) => text.slice(start, end));
}

describe('splitAtCommas', () => {
  it('ends values at commas and semicolons of both scripts', () => {
    expect(split('تهران، یزد؛ قم, Rome; Bonn', true)).toEqual(['تهران', 'یزد', 'قم', 'Rome', 'Bonn']);
    expect(split('تهران ،یزد', true)).toEqual(['تهران', 'یزد']);
  });

  it('leaves commas within numbers and other signs alone', () => {
    for (const text of ['1,250', '۱۲٬۰۰۰ تومان', 'a - b. c']) expect(split(text, true)).toEqual([text]);
  });

  it('leaves values whole where the pipeline says so or nothing', () => {
    expect(split('تهران، یزد', false)).toEqual(['تهران، یزد']);
    expect(split('تهران، یزد', null)).toEqual(['تهران، یزد']);
  });

  it('heeds what is said of an entity by its name', () => {
    expect(split('تهران، یزد', true, [['city', false]])).toEqual(['تهران، یزد']);
    expect(split('تهران، یزد', true, [['address', false]])).toEqual(['تهران', 'یزد']);
  });

  it('makes no value of nothing', () => {
    expect(split('، تهران، ', true)).toEqual(['تهران']);
  });
});

it('takes time in proportion to the message, whatever gaps it has', () => {
  const text = `a${' '.repeat(300_000)}b , c`;
  const started = performance.now();
  const spans = [{ entity: 'city', start: 0, end: text.length, confidence: 1 }];
  expect(splitAtCommas(text, spans, { others: true, named: [] }).map(({ end }) => end)).toEqual([300_002, text.length]);
  expect(performance.now() - started).toBeLessThan(1000);
});
