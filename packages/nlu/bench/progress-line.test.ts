import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';

describe('progressLine', () => {
  it('is one line for each tenth or part of the work in a pipe', () => {
    const stream = new PassThrough();
    const show = progressLine(stream);
    for (let at = 0; at < 2000; at++) show(at / 2000, at < 1100 ? 'intents' : 'entities');
    const lines = String(stream.read()).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.slice(4, 8)).toEqual(['40 % intents', '50 % intents', '55 % entities', '60 % entities']);
  });

  it('draws over one line for a person', () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true });
    const show = progressLine(stream);
    show(0.1, 'intents');
    show(0.11, 'intents');
    expect(String(stream.read())).toBe('\r10 % intents      \r11 % intents      ');
  });
});
