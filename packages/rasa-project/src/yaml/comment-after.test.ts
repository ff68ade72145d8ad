import { describe, expect, it } from 'vitest';
import { commentAfter } from './comment-after.ts';
import { createLineIndex } from './line-index.ts';

describe('a comment in a line', () => {
  it.each<[line: string, comment: string | undefined]>([
    ['- text: # نظر', '# نظر'],
    ['- text: #نظر', '#نظر'],
    ['- text: کد شما #OFF20', '#OFF20'],
    ['- text: "کد #OFF20"', undefined],
    ['- text: "کد #OFF20" # یادداشت', '# یادداشت'],
    ["- text: 'it''s #1' #2", '#2'],
    ['- text: کد#OFF20', undefined],
    ["- text: it's #1", '#1'],
    ['# all of it', '# all of it'],
    ['- text: سلام', undefined],
    ['', undefined],
  ])('of %j is %j', (line, comment) => {
    expect(commentAfter({ file: 'a.yml', line: 1, column: 1 }, createLineIndex(line))).toBe(comment);
  });

  it('is found in a long line at once', () => {
    const line = `- text: ${'ab '.repeat(50_000)}`;
    const started = performance.now();
    expect(commentAfter({ file: 'a.yml', line: 1, column: 1 }, createLineIndex(line))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});
