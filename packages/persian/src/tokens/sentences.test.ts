import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';
import { tokenise } from './tokenise.ts';

const texts = (text: string): string[] => splitSentences(text, tokenise(text)).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it('ends sentences at stops, questions and line breaks', () => {
    expect(texts('سلام. چطوری؟ خوبم!')).toEqual(['سلام.', 'چطوری؟', 'خوبم!']);
    expect(texts('سلام\n\nقیمت چنده')).toEqual(['سلام', 'قیمت چنده']);
    expect(texts('ما چه کردیم؟ در این فرصت کم!؟')).toEqual(['ما چه کردیم؟', 'در این فرصت کم!؟']);
  });

  it('keeps the closing quote with its sentence', () => {
    expect(texts('گفت: «می‌روم.» بعد رفت')).toEqual(['گفت: «می‌روم.»', 'بعد رفت']);
  });

  it('does not cut a name with a stop in it', () => {
    expect(texts('از node.js استفاده کن')).toEqual(['از node.js استفاده کن']);
  });

  it('gives the tokens of each sentence', () => {
    const tokens = tokenise('یک دو. سه');
    expect(splitSentences('یک دو. سه', tokens).map(({ firstToken, endToken }) => [firstToken, endToken])).toEqual([
      [0, 3],
      [3, 4],
    ]);
  });

  it('answers nothing for an empty text', () => {
    expect(texts('  ')).toEqual([]);
  });
});
