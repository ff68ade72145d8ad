import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { TrainingEntity, TrainingExample } from '../model/training-data.ts';
import { splitAtWhitespace } from '../patterns/whitespace-tokenizer.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { createNlu } from './create-nlu.ts';

const goldenFolder =
  process.env['RASA_GOLDEN'] ?? fileURLToPath(new URL('../../../../../shared/rasa-golden', import.meta.url));
const isAbsent = !existsSync(`${goldenFolder}/_tokens-whitespace.json`);
if (isAbsent)
  console.warn(`\n!!! SKIPPED: the recordings of the real Rasa are not at ${goldenFolder} (set RASA_GOLDEN) !!!\n`);

function codePointsUntil(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}

/** The recordings' NLU file, annotations already taken out. */
function annotate(marked: string, intent: string): TrainingExample {
  const entities: TrainingEntity[] = [];
  let text = '';
  let rest = marked;
  for (;;) {
    const match = /\[([^\]]+)\](?:\(([a-z]+)(?::([^)]+))?\)|(\{[^}]+\}))/u.exec(rest);
    if (match === null) return { text: text + rest, intent, entities };
    text += rest.slice(0, match.index);
    const start = text.length;
    text += match[1] ?? '';
    const json = match[4] === undefined ? {} : (JSON.parse(match[4]) as { entity?: string; value?: string });
    entities.push({
      start,
      end: text.length,
      entity: match[2] ?? json.entity ?? '',
      value: match[3] ?? json.value ?? match[1] ?? '',
    });
    rest = rest.slice(match.index + match[0].length);
  }
}

const examples = [
  ...[
    'می‌خواهم [کفش](product) بخرم',
    'یک [گوشی](product) [سامسونگ](brand) می‌خواهم',
    '[کتونی](product:کفش) دارید',
    'buy [shoes](product) in [NYC]{"entity": "city", "value": "new york", "role": "to"}',
    'کد [AB-123](code) را بررسی کن',
  ].map((text) => annotate(text, 'buy')),
  ...['سلام', 'hello', 'hi?'].map((text) => annotate(text, 'greet')),
  ...['خداحافظ', 'bye'].map((text) => annotate(text, 'bye')),
];

interface Recording {
  readonly runs: readonly {
    readonly RegexEntityExtractor: { readonly [option: string]: boolean };
    readonly parses: readonly {
      readonly text: string;
      readonly intent: unknown;
      readonly entities: readonly unknown[];
      readonly text_tokens: readonly unknown[];
    }[];
  }[];
}

describe.skipIf(isAbsent)('answers recorded from Rasa 3.6.21', () => {
  it('splits every recorded text into the same tokens', () => {
    const cases = JSON.parse(readFileSync(`${goldenFolder}/_tokens-whitespace.json`, 'utf8')) as {
      text: string;
      tokens: unknown;
    }[];
    expect(cases.length).toBeGreaterThan(300);
    for (const { text, tokens } of cases) {
      const own = splitAtWhitespace(text).map(([start, end]) => [
        text.slice(start, end),
        codePointsUntil(text, start),
        codePointsUntil(text, end),
      ]);
      expect(own, text).toEqual(tokens);
    }
  });

  it('gives the same keywords, lookups, regexes and synonyms under every recorded set of options', () => {
    const recording = JSON.parse(readFileSync(`${goldenFolder}/_nlu-regex-synonym-keyword.json`, 'utf8')) as Recording;
    expect(recording.runs).toHaveLength(3);
    for (const run of recording.runs) {
      const { model } = trainNlu(
        {
          examples,
          synonyms: [
            { variant: 'adidas', value: 'آدیداس' },
            { variant: 'ادیداس', value: 'آدیداس' },
            { variant: 'Samsung', value: 'سامسونگ' },
            { variant: 'سامسونگ الکترونیکس', value: 'سامسونگ' },
          ],
          lookups: [
            { name: 'brand', phrases: ['آدیداس', 'سامسونگ', 'Samsung', 'adidas', 'نایک', 'ال جی'] },
            { name: 'product', phrases: ['کفش', 'گوشی', 'گوشی موبایل', 'پیراهن'] },
          ],
          regexes: [
            { name: 'code', pattern: '[A-Z]{2}-\\d{3}' },
            { name: 'code', pattern: '\\bکد\\d+\\b' },
            { name: 'unused_entity', pattern: 'zzz\\d' },
          ],
          pipeline: [
            { name: 'WhitespaceTokenizer', options: {} },
            { name: 'KeywordIntentClassifier', options: {} },
            { name: 'RegexEntityExtractor', options: run.RegexEntityExtractor },
            { name: 'EntitySynonymMapper', options: {} },
          ],
        },
        { reader: createPlainReader() },
      );
      const nlu = createNlu({ model, reader: createPlainReader() });
      for (const recorded of run.parses) {
        const { text } = recorded;
        const parse = nlu.parse(text);
        expect(parse.intent, text).toEqual(recorded.intent);
        expect(parse.tokens.map(([start, end]) => [codePointsUntil(text, start), codePointsUntil(text, end)])).toEqual(
          recorded.text_tokens,
        );
        const entities = parse.entities.map((entity) => ({
          ...entity,
          start: codePointsUntil(text, entity.start),
          end: codePointsUntil(text, entity.end),
        }));
        expect(entities, `${text} ${JSON.stringify(run.RegexEntityExtractor)}`).toEqual(recorded.entities);
      }
    }
  });
});
