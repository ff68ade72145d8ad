/**
 * Trains on one file and tests on another: `--train A.jsonl --test B.jsonl [--json FILE] [--no-vectors]`. Lines
 * `{text, intent, slots: [{slot, start, end, value}]}` with UTF-16 offsets. One configuration for every set.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { createNlu, decodeNluModel, decodeVectors, encodeNluModel, trainNlu } from '../src/index.ts';
import { createBenchReader } from './bench-reader.ts';
import { progressLine } from './progress-line.ts';
import { readLines } from './read-lines.ts';

interface Line {
  readonly text: string;
  readonly intent: string;
  readonly slots: readonly {
    readonly slot: string;
    readonly start: number;
    readonly end: number;
    readonly value: string;
  }[];
}

const { values } = parseArgs({
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    json: { type: 'string' },
    'no-vectors': { type: 'boolean' },
  },
});
if (values.train === undefined || values.test === undefined) {
  console.error('usage: bench-nlu --train A.jsonl --test B.jsonl [--json FILE] [--no-vectors]');
  process.exit(2);
}
const train = readLines<Line>(values.train);
const test = readLines<Line>(values.test);
const vectorPath = new URL('../data/fa-g64.bin', import.meta.url);
const vectors = values['no-vectors'] || !existsSync(vectorPath) ? undefined : decodeVectors(readFileSync(vectorPath));
const reader = createBenchReader();

const startedAt = performance.now();
const { model, warnings } = trainNlu(
  {
    examples: train.map(({ text, intent, slots }) => ({
      text,
      intent,
      entities: slots.map(({ slot, start, end, value }) => ({ entity: slot, start, end, value })),
    })),
    synonyms: [],
    regexes: [],
    lookups: [],
    pipeline: [
      { name: 'WhitespaceTokenizer', options: {} },
      { name: 'DIETClassifier', options: {} },
    ],
  },
  {
    reader,
    vectors,
    onProgress: progressLine(process.stderr),
  },
);
const trainSeconds = (performance.now() - startedAt) / 1000;
for (const { code, message, examples } of warnings) console.error(`\n${code}: ${message} (${examples?.length ?? 0})`);

const bytes = encodeNluModel(model);
const nlu = createNlu({ model: decodeNluModel(bytes), reader, vectors });
/** Relative dates are only read when there is a now, as there is in the program. */
const nowMs = Date.UTC(2026, 0, 15, 9);
const perIntent = new Map<string, { gold: number; predicted: number; right: number }>();
const countsOf = (intent: string) => {
  const known = perIntent.get(intent) ?? { gold: 0, predicted: 0, right: 0 };
  perIntent.set(intent, known);
  return known;
};
const warmUpTexts = 5000;
let right = 0;
let exact = 0;
let goldSpans = 0;
let foundSpans = 0;
let rightSpans = 0;
// As a bot that has been answering for a while: what is measured is messages that it has not met.
for (const { text } of train.slice(0, warmUpTexts)) nlu.parse(text, { nowMs });
const parsedAt = performance.now();
const parses = test.map(({ text }) => nlu.parse(text, { nowMs }));
const parseMicroseconds = ((performance.now() - parsedAt) / test.length) * 1000;
test.forEach((line, index) => {
  const parse = parses[index]!;
  const isRight = parse.intent.name === line.intent;
  countsOf(line.intent).gold++;
  if (parse.intent.name !== null) countsOf(parse.intent.name).predicted++;
  if (isRight) {
    right++;
    countsOf(line.intent).right++;
  }
  const gold = new Set(line.slots.map(({ slot, start, end }) => `${slot} ${start} ${end}`));
  const found = new Set(parse.entities.map(({ entity, start, end }) => `${entity} ${start} ${end}`));
  const hits = [...found].filter((span) => gold.has(span)).length;
  goldSpans += gold.size;
  foundSpans += found.size;
  rightSpans += hits;
  if (isRight && hits === gold.size && hits === found.size) exact++;
});
const f1 = (hits: number, gold: number, found: number): number =>
  gold + found === 0 ? 0 : (2 * hits) / (gold + found);
const inTest = [...perIntent.values()].filter(({ gold }) => gold > 0);
const result = {
  intent_accuracy: right / test.length,
  intent_macro_f1:
    inTest.reduce((sum, { gold, predicted, right: hits }) => sum + f1(hits, gold, predicted), 0) / inTest.length,
  slot_f1: f1(rightSpans, goldSpans, foundSpans),
  exact_match: exact / test.length,
  train_seconds: trainSeconds,
  model_bytes: bytes.length,
  parse_microseconds: parseMicroseconds,
};
console.log(JSON.stringify(result, null, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
