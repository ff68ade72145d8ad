import { expect, it } from 'vitest';
import type { Reading } from '../features/reading.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { readExamples } from './read-examples.ts';

const examples = Array.from(
  { length: 450 },
  (_, at): TrainingExample => ({ text: `متن ${at}`, intent: 'greet', entities: [] }),
);
const reader = {
  read: (text: string): Reading => ({ tokens: [{ start: 0, end: text.length, key: text }], entities: [] }),
};

it('gives each reading once, in the order of the examples, though some are read beforehand', () => {
  const taken: string[] = [];
  const handedOver: number[] = [];
  const progress: number[] = [];
  readExamples(examples, {
    reader,
    take: ({ tokens }) => taken.push(tokens[0]!.key),
    partner: ({ counts }) => handedOver.push(counts.length),
    signal: undefined,
    onProgress: (fraction) => progress.push(fraction),
  });
  expect(taken).toEqual(examples.map(({ text }) => text));
  expect(handedOver).toEqual([200, 200, 50]);
  expect(progress.at(-1)).toBe(1);
});
