/**
 * How far few examples lead: of `--cases C.jsonl` (lines `{text, intent, style}`) so many messages an intent are drawn and
 * trained on, the rest is tested: `[--examples 10] [--draws 4] [--json FILE]`. Out of scope is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createNlu, decodeVectors, trainNlu } from '../src/index.ts';
import { createRandom, shuffle } from '../src/numbers/random.ts';
import { benchOptions } from './bench-options.ts';
import { createBenchReader } from './bench-reader.ts';
import { endWith } from './end-with.ts';
import { type BotCase, calibrationError } from './evaluate-bot.ts';
import { botCase } from './line-shapes.ts';
import { readLines } from './read-lines.ts';
import { saidIntent } from './said-intent.ts';

const usage = 'usage: bench-few --cases C.jsonl [--examples 10] [--draws 4] [--json FILE]';
const values = benchOptions(
  {
    cases: { type: 'string' },
    examples: { type: 'string', default: '10' },
    draws: { type: 'string', default: '4' },
    json: { type: 'string' },
  },
  usage,
);
if (values.cases === undefined || !(Number(values.examples) >= 1) || !(Number(values.draws) >= 1)) endWith(usage);
const reader = createBenchReader();
const vectors = decodeVectors(readFileSync(new URL('../data/fa-g64.bin', import.meta.url)));
const perIntent = Number(values.examples);
const byIntent = Map.groupBy(
  readLines(values.cases, botCase).filter(({ intent }) => intent !== 'out_of_scope'),
  ({ intent }) => intent,
);
const answers: { style: string; isRight: boolean; confidence: number }[] = [];
for (let draw = 0; draw < Number(values.draws); draw++) {
  const random = createRandom(100 + draw);
  const drawn: BotCase[] = [];
  const rest: BotCase[] = [];
  for (const list of byIntent.values()) {
    const order = Int32Array.from(list, (_, index) => index);
    shuffle(order, random);
    order.forEach((index, place) => {
      (place < perIntent ? drawn : rest).push(list[index]!);
    });
  }
  const { model } = trainNlu(
    {
      examples: drawn.map(({ text, intent }) => ({ text, intent, entities: [] })),
      synonyms: [],
      regexes: [],
      lookups: [],
      pipeline: [{ name: 'LogisticRegressionClassifier', options: {} }],
    },
    { reader, vectors },
  );
  const nlu = createNlu({ model, reader, vectors });
  for (const { text, intent, style } of rest) {
    const { ranking, responseSelector } = nlu.parse(text);
    const best = ranking[0] ?? { name: null, confidence: 0 };
    const isRight = saidIntent(intent, best.name, responseSelector) === intent;
    answers.push({ style, isRight, confidence: best.confidence });
  }
}
const accuracy = (styles: readonly string[]) => {
  const rows = answers.filter(({ style }) => styles.includes(style));
  return rows.filter(({ isRight }) => isRight).length / Math.max(1, rows.length);
};
const figures = {
  intents: byIntent.size,
  examples: perIntent,
  colloquial_and_formal: accuracy(['colloquial', 'formal']),
  finglish: accuracy(['finglish']),
  all: accuracy(['colloquial', 'formal', 'finglish', 'noisy', 'long']),
  ece: calibrationError(answers),
};
console.log(JSON.stringify(figures, undefined, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, undefined, 2)}\n`);
