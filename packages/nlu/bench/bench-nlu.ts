/**
 * Trains on one file and tests on another: `--train A.jsonl --test B.jsonl [--json FILE] [--no-vectors]`. Lines
 * `{text, intent, slots: [{slot, start, end, value}]}` with UTF-16 offsets. One configuration for every set. With `--folds N`
 * instead of `--test`: each Nth line of the training file is tested by what the others teach, in N trainings. The macro F1 is the
 * mean over the intents that the test has.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decodeVectors, encodeNluModel, trainNlu } from '../src/index.ts';
import { answerBeside } from './answer-beside.ts';
import { benchOptions } from './bench-options.ts';
import { createBenchReader } from './bench-reader.ts';
import { endWith } from './end-with.ts';
import { nluLine } from './line-shapes.ts';
import { progressLine } from './progress-line.ts';
import { readLines } from './read-lines.ts';
import { createScore, type Line } from './score-parses.ts';

const usage =
  'usage: bench-nlu --train A.jsonl (--test B.jsonl | --folds N) [--json FILE] [--no-vectors]; N is 2 or more';
const values = benchOptions(
  {
    train: { type: 'string' },
    test: { type: 'string' },
    folds: { type: 'string' },
    json: { type: 'string' },
    'no-vectors': { type: 'boolean' },
  },
  usage,
);
const foldCount = values.folds === undefined ? 0 : Number(values.folds);
const isFolded = Number.isInteger(foldCount) && foldCount >= 2;
if (values.train === undefined || (values.test === undefined) !== isFolded || (values.folds !== undefined && !isFolded))
  endWith(usage);
const lines = readLines(values.train, nluLine);
if (lines.length < foldCount) endWith(`${values.train} has ${lines.length} lines, too few for ${foldCount} folds`);
const runs =
  values.test === undefined
    ? Array.from({ length: foldCount }, (_, fold) => ({
        train: lines.filter((_, index) => index % foldCount !== fold),
        test: lines.filter((_, index) => index % foldCount === fold),
      }))
    : [{ train: lines, test: readLines(values.test, nluLine) }];
tellAstray(lines);
const vectors = values['no-vectors']
  ? undefined
  : decodeVectors(readFileSync(new URL('../data/fa-g64.bin', import.meta.url)));
const reader = createBenchReader();
/** Relative dates are only read when there is a now, as there is in the program. */
const nowMs = Date.UTC(2026, 0, 15, 9);
const score = createScore();
const costs: { trainSeconds: number; bytes: number; microseconds: number; wallMicroseconds: number }[] = [];
for (const { train, test } of runs) {
  const { bytes, trainSeconds } = learn(train);
  // As a bot that has been answering for a while: what is measured is messages that it has not met.
  const { parses, microseconds, wallMicroseconds } = await answerBeside({
    bytes,
    met: train.map(({ text }) => text),
    texts: test.map(({ text }) => text),
    nowMs,
    hasVectors: vectors !== undefined,
  });
  test.forEach((line, index) => {
    score.add(line, parses[index]!);
  });
  costs.push({ trainSeconds, bytes: bytes.length, microseconds, wallMicroseconds });
}
const mean = (of: (cost: (typeof costs)[number]) => number): number =>
  costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length;
const result = {
  ...score.result(),
  train_seconds: mean(({ trainSeconds }) => trainSeconds),
  model_bytes: mean(({ bytes }) => bytes),
  parse_microseconds: mean(({ microseconds }) => microseconds),
  parse_wall_microseconds: mean(({ wallMicroseconds }) => wallMicroseconds),
};
console.log(JSON.stringify(result, null, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);

function learn(train: readonly Line[]) {
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
    { reader, vectors, onProgress: progressLine(process.stderr) },
  );
  const trainSeconds = (performance.now() - startedAt) / 1000;
  for (const { code, message, examples } of warnings) console.error(`\n${code}: ${message} (${examples?.length ?? 0})`);
  return { bytes: encodeNluModel(model), trainSeconds };
}

/** Tells of slots that do not cover what they say they do: a set whose offsets count something else looks like a bad tagger. */
function tellAstray(lines: readonly Line[]): void {
  const slots = lines.flatMap(({ text, slots }) =>
    slots.map((slot) => ({ ...slot, covered: text.slice(slot.start, slot.end) })),
  );
  const [first, ...others] = slots.filter(({ value, covered }) => value !== covered);
  if (first === undefined) return;
  console.error(
    `${others.length + 1} of ${slots.length} slots do not cover their value, such as «${first.value}»: ${first.start}…${first.end} is «${first.covered.slice(0, 60)}»; offsets are UTF-16 units`,
  );
}
