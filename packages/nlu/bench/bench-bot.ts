/**
 * Trains `bots/shop-fa` and runs cases through it: `--cases C.jsonl [--json FILE] [--bot FOLDER] [--examples N]
 * [--no-vectors]`; of more than N examples an even choice is taken. Lines `{text, intent, style, entities: [{entity, value, resolved?}]}`; a span counts when its entity and surface text agree.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createNlu, decodeVectors, encodeNluModel, trainNlu } from '../src/index.ts';
import { answerBeside } from './answer-beside.ts';
import { benchOptions } from './bench-options.ts';
import { createBenchReader } from './bench-reader.ts';
import { endWith } from './end-with.ts';
import { evaluateBot, evaluationNowMs } from './evaluate-bot.ts';
import { botCase } from './line-shapes.ts';
import { sendRandomLetters } from './random-letters.ts';
import { readLines } from './read-lines.ts';
import { readPack } from './read-pack.ts';

const usage = 'usage: bench-bot --cases C.jsonl [--json FILE] [--bot FOLDER] [--examples N] [--no-vectors]';
const values = benchOptions(
  {
    cases: { type: 'string' },
    json: { type: 'string' },
    bot: { type: 'string' },
    examples: { type: 'string' },
    'no-vectors': { type: 'boolean' },
  },
  usage,
);
const wanted = Number(values.examples ?? Number.POSITIVE_INFINITY);
if (values.cases === undefined || !(wanted >= 1)) endWith(usage);
const cases = readLines(values.cases, botCase);
const folder = values.bot ?? fileURLToPath(new URL('../../../bots/shop-fa', import.meta.url));
const vectors = values['no-vectors']
  ? undefined
  : decodeVectors(readFileSync(new URL('../data/fa-g64.bin', import.meta.url)));
const reader = createBenchReader();
const pack = readPack(folder);
if (pack.examples.length === 0) endWith(`--bot ${folder} has no examples to train on`);
const data = { ...pack, examples: chooseEvenly(pack.examples, wanted) };
const startedAt = performance.now();
const { model } = trainNlu(data, { reader, vectors });
const trainSeconds = (performance.now() - startedAt) / 1000;
const nlu = createNlu({ model, reader, vectors });
const bytes = encodeNluModel(model);
// As a bot that has been answering for a while: what is measured is messages that it has not met.
const { microseconds, wallMicroseconds } = await answerBeside({
  bytes,
  met: data.examples.map(({ text }) => text),
  texts: cases.map(({ text }) => text),
  nowMs: evaluationNowMs,
  hasVectors: vectors !== undefined,
});
const figures = {
  ...evaluateBot(nlu, cases),
  random_letters_taken_for_an_intent: sendRandomLetters(nlu),
  cases: cases.length,
  examples: data.examples.length,
  train_seconds: trainSeconds,
  model_bytes: bytes.length,
  parse_microseconds: microseconds,
  parse_wall_microseconds: wallMicroseconds,
};
console.log(JSON.stringify(figures, null, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);

/** `count` of the items at equal distances; all when there are no more. */
function chooseEvenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.floor(items.length / step) }, (_, at) => items[Math.floor(at * step)]!);
}
