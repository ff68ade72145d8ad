import { expect, it } from 'vitest';
import { readRepeat } from './read-repeat.ts';

const repeat = (text: string) => readRepeat(Array.from(text), 0);

it.each([
  ['*', 0, Number.POSITIVE_INFINITY, 'greedy'],
  ['+?', 1, Number.POSITIVE_INFINITY, 'lazy'],
  ['?+', 0, 1, 'possessive'],
  ['{2}', 2, 2, 'greedy'],
  ['{2,}', 2, Number.POSITIVE_INFINITY, 'greedy'],
  ['{,3}?', 0, 3, 'lazy'],
  ['{2,3}+', 2, 3, 'possessive'],
])('reads %s to its end', (text, least, most, mode) => {
  expect(repeat(`${text}a`)).toEqual({ least, most, mode, end: text.length });
});

it.each(['', 'a', '{}', '{a}', '{1', '{1,2,3}'])('leaves %j to be read as text', (text) => {
  expect(repeat(text)).toBeNull();
});

it.each([
  ['{3,2}', 'min repeat greater than max repeat at position 0'],
  ['**', 'multiple repeat at position 1'],
  ['*?{2}', 'multiple repeat at position 2'],
])('refuses %s as Python does', (text, message) => {
  expect(() => repeat(text)).toThrow(message);
});
