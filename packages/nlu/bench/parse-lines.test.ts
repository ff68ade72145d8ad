import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { botCase, nluLine } from './line-shapes.ts';
import { parseLines } from './parse-lines.ts';

const parse = <Item>(text: string | Uint8Array, shape: z.ZodType<Item> = nluLine as never) =>
  parseLines('a.jsonl', typeof text === 'string' ? new TextEncoder().encode(text) : text, shape);
const line =
  '{"text": "هوای تبریز", "intent": "weather", "slots": [{"slot": "city", "start": 5, "end": 10, "value": "تبریز"}]}';

describe('parseLines', () => {
  it.each([
    ['with CRLF', `${line}\r\n${line}\r\n`],
    ['with a byte order mark', `\ufeff${line}\n${line}\n`],
    ['with blank lines', `\n${line}\n   \n${line}\n\n`],
    ['without a last line break', `${line}\n${line}`],
  ])('reads lines %s', (_, text) => {
    const { items, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(items).toEqual([JSON.parse(line), JSON.parse(line)]);
  });

  it('takes a message without slots as one that has none', () => {
    expect(parse('{"text": "سلام", "intent": "greet"}').items).toEqual([{ text: 'سلام', intent: 'greet', slots: [] }]);
    expect(parse('{"text": "سلام", "intent": "greet"}', botCase).items).toEqual([
      { text: 'سلام', intent: 'greet', style: 'none', entities: [] },
    ]);
  });

  it('takes a number of a case as it is written', () => {
    const { items } = parse(
      '{"text": "۲ تا", "intent": "a", "style": null, "entities": [{"entity": "n", "value": 2}]}',
      botCase,
    );
    expect(items).toEqual([{ text: '۲ تا', intent: 'a', style: 'none', entities: [{ entity: 'n', value: '2' }] }]);
  });

  it('says all that is wrong, each with its line', () => {
    const { problems } = parse(
      [
        line,
        '{"text": "a",}',
        'null',
        '{"intent": "x"}',
        '{"text": 12, "intent": ""}',
        '{"text": "سلام", "intent": "x", "slots": [{"slot": "city", "start": "0", "end": 2, "value": "سل"}]}',
      ].join('\n'),
    );
    expect(problems).toEqual([
      'a.jsonl:2: no JSON; each line is one JSON object, without a comma behind it',
      'a.jsonl:3: Invalid input: expected object, received null',
      'a.jsonl:4: text: Invalid input: expected string, received undefined',
      'a.jsonl:5: text: Invalid input: expected string, received number',
      'a.jsonl:5: intent: Too small: expected string to have >=1 characters',
      'a.jsonl:6: slots: 0: start: Invalid input: expected number, received string',
    ]);
  });

  it.each([
    ['beyond the text', 5, 100],
    ['before the text', -1, 3],
    ['empty', 3, 3],
    ['backwards', 8, 3],
  ])('refuses a slot that is %s', (_, start, end) => {
    const slot = { slot: 'city', start, end, value: 'x' };
    expect(parse(JSON.stringify({ text: 'هوای تبریز', intent: 'weather', slots: [slot] })).problems).toEqual([
      `a.jsonl:1: slots: 0: «city» is ${start}…${end} of a text of 10 UTF-16 units; start is below end, end not beyond the text`,
    ]);
  });

  it('refuses what is no UTF-8 or has no lines', () => {
    expect(parse(Uint8Array.from(Buffer.from(`\ufeff${line}`, 'utf16le'))).problems).toEqual([
      'a.jsonl: not UTF-8; save it as UTF-8',
    ]);
    expect(parse('\n \n').problems).toEqual(['a.jsonl: no lines']);
  });
});
