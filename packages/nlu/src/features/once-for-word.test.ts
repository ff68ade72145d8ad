import { describe, expect, it } from 'vitest';
import { onceForWord } from './once-for-word.ts';
import type { ReadToken } from './reading.ts';

describe('onceForWord', () => {
  const token = (key: string, word?: number): ReadToken => ({ start: 0, end: 1, key, word });

  it('asks once for each number, in whatever order they come, and each time for tokens without one', () => {
    const asked: string[] = [];
    const recall = onceForWord(({ key }) => {
      asked.push(key);
      return { key };
    });
    const keys = [token('c', 2), token('a', 0), token('c', 2), token('x'), token('a', 0), token('x')].map(
      (one) => recall(one).key,
    );
    expect(keys).toEqual(['c', 'a', 'c', 'x', 'a', 'x']);
    expect(asked).toEqual(['c', 'a', 'x', 'x']);
  });
});
