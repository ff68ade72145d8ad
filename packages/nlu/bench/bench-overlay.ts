/**
 * A shop's ten own intents with five examples each beside the pack `bots/shop-fa`: how many of its own messages are
 * understood, what the pack loses on `--cases C.jsonl`, and how many of its out-of-scope messages an own intent answers. Own intents: `data/tenant-intents.txt`, for each intent a
 * line of training examples and a line of test messages; or those of any shop by `--own TRAIN.jsonl --own-test TEST.jsonl`, lines `{text, intent}`. `--base FILE` keeps the trained pack
 * between runs; `--json FILE` takes the figures.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createNlu, decodeNluModel, decodeVectors, encodeNluModel, type Nlu, trainNlu } from '../src/index.ts';
import { benchOptions } from './bench-options.ts';
import { createBenchReader } from './bench-reader.ts';
import { endWith, messageOf } from './end-with.ts';
import { botCase, intentLine } from './line-shapes.ts';
import { readLines } from './read-lines.ts';
import { readPack } from './read-pack.ts';
import { saidIntent } from './said-intent.ts';

const usage =
  'usage: bench-overlay --cases C.jsonl [--own TRAIN.jsonl --own-test TEST.jsonl] [--base FILE] [--json FILE]';
const values = benchOptions(
  {
    cases: { type: 'string' },
    base: { type: 'string' },
    own: { type: 'string' },
    'own-test': { type: 'string' },
    json: { type: 'string' },
  },
  usage,
);
if (values.cases === undefined || (values.own === undefined) !== (values['own-test'] === undefined)) endWith(usage);
const reader = createBenchReader();
const vectors = decodeVectors(readFileSync(new URL('../data/fa-g64.bin', import.meta.url)));
const pack = readPack(fileURLToPath(new URL('../../../bots/shop-fa', import.meta.url)));
const base = openBase();
const { learned, tests } = readOwn();
const examples = learned.map(({ text, intent }) => ({ text, intent, entities: [] }));
const startedAt = performance.now();
const { model } = trainNlu(
  { examples, synonyms: [], regexes: [], lookups: [], pipeline: pack.pipeline },
  { reader, vectors, base },
);
const seconds = (performance.now() - startedAt) / 1000;
const alone = createNlu({ model: base, reader, vectors });
const both = createNlu({ model, base, reader, vectors });
const cases = readLines(values.cases, botCase);
const share = (count: number, of: number) => Number((count / of).toFixed(4));
const ownNames = new Set(learned.map(({ intent }) => intent));
const outOfScope = cases.filter(({ intent }) => intent === 'out_of_scope');
const figures = {
  own_top1: share(tests.filter(({ text, intent }) => isRight(both, text, intent)).length, tests.length),
  pack_top1_alone: share(cases.filter(({ text, intent }) => isRight(alone, text, intent)).length, cases.length),
  pack_top1_beside: share(cases.filter(({ text, intent }) => isRight(both, text, intent)).length, cases.length),
  out_of_scope_drawn: share(
    outOfScope.filter(({ text }) => ownNames.has(both.parse(text).intent.name ?? '')).length,
    outOfScope.length,
  ),
  overlay_bytes: encodeNluModel(model).length,
  train_seconds: Number(seconds.toFixed(2)),
};
console.log(JSON.stringify(figures));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, undefined, 2)}\n`);

/** Judges the classifier's intent, before a fallback replaces it (as `bench:bot` counts). */
function isRight(nlu: Nlu, text: string, intent: string): boolean {
  const { ranking, responseSelector } = nlu.parse(text);
  const best = ranking.find(({ name }) => name !== 'nlu_fallback')?.name ?? null;
  return saidIntent(intent, best, responseSelector) === intent;
}

interface OwnLine {
  readonly text: string;
  readonly intent: string;
}

/** The shop's examples and the messages that it is tested with. */
function readOwn(): { learned: readonly OwnLine[]; tests: readonly OwnLine[] } {
  if (values.own !== undefined && values['own-test'] !== undefined)
    return { learned: readLines(values.own, intentLine), tests: readLines(values['own-test'], intentLine) };
  const rows = readFileSync(new URL('data/tenant-intents.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const linesOf = (row: string): readonly OwnLine[] => {
    const [intent = '', ...texts] = row.split('|');
    return texts.map((text) => ({ text, intent }));
  };
  return {
    learned: rows.filter((_, index) => index % 2 === 0).flatMap(linesOf),
    tests: rows.filter((_, index) => index % 2 === 1).flatMap(linesOf),
  };
}

function openBase() {
  const file = values.base;
  if (file !== undefined && existsSync(file)) return readBase(file);
  const trained = trainNlu(pack, { reader, vectors }).model;
  if (file !== undefined) writeFileSync(file, encodeNluModel(trained));
  return trained;
}

function readBase(file: string) {
  try {
    return decodeNluModel(readFileSync(file));
  } catch (error) {
    endWith(`--base ${file} is no trained pack of this version (${messageOf(error)}); delete it, and it is made again`);
  }
}
