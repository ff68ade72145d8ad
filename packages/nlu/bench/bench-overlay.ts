/**
 * A shop's ten own intents with five examples each beside the pack `bots/shop-fa`: how many of its own messages are
 * understood, what the pack loses on `--cases C.jsonl`, and how many of its out-of-scope messages an own intent answers. Own intents: `data/tenant-intents.txt`, for each intent a
 * line of training examples and a line of test messages. `--base FILE` keeps the trained pack between runs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createNlu, decodeNluModel, decodeVectors, encodeNluModel, type Nlu, trainNlu } from '../src/index.ts';
import { createBenchReader } from './bench-reader.ts';
import type { BotCase } from './evaluate-bot.ts';
import { readLines } from './read-lines.ts';
import { readPack } from './read-pack.ts';

const { values } = parseArgs({ options: { cases: { type: 'string' }, base: { type: 'string' } } });
if (values.cases === undefined) {
  console.error('usage: bench-overlay --cases C.jsonl [--base FILE]');
  process.exit(2);
}
const reader = createBenchReader();
const vectors = decodeVectors(readFileSync(new URL('../data/fa-g64.bin', import.meta.url)));
const pack = readPack(fileURLToPath(new URL('../../../bots/shop-fa', import.meta.url)));
const base = openBase();
const rows = readFileSync(new URL('data/tenant-intents.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const own = rows.map((row, index) => {
  const [intent = '', ...texts] = row.split('|');
  return { intent, texts, isTest: index % 2 === 1 };
});
const examples = own
  .filter(({ isTest }) => !isTest)
  .flatMap(({ intent, texts }) => texts.map((text) => ({ text, intent, entities: [] })));
const startedAt = performance.now();
const { model } = trainNlu(
  { examples, synonyms: [], regexes: [], lookups: [], pipeline: pack.pipeline },
  { reader, vectors, base },
);
const seconds = (performance.now() - startedAt) / 1000;
const alone = createNlu({ model: base, reader, vectors });
const both = createNlu({ model, base, reader, vectors });
const cases = readLines<BotCase>(values.cases);
const share = (count: number, of: number) => Number((count / of).toFixed(4));
const tests = own
  .filter(({ isTest }) => isTest)
  .flatMap(({ intent, texts }) => texts.map((text) => ({ text, intent })));
const ownNames = new Set(own.map(({ intent }) => intent));
const outOfScope = cases.filter(({ intent }) => intent === 'out_of_scope');
console.log(
  JSON.stringify({
    own_top1: share(tests.filter(({ text, intent }) => classifiedAs(both, text) === intent).length, tests.length),
    pack_top1_alone: share(
      cases.filter(({ text, intent }) => classifiedAs(alone, text) === intent).length,
      cases.length,
    ),
    pack_top1_beside: share(
      cases.filter(({ text, intent }) => classifiedAs(both, text) === intent).length,
      cases.length,
    ),
    out_of_scope_drawn: share(
      outOfScope.filter(({ text }) => ownNames.has(both.parse(text).intent.name ?? '')).length,
      outOfScope.length,
    ),
    overlay_bytes: encodeNluModel(model).length,
    train_seconds: Number(seconds.toFixed(2)),
  }),
);

/** The classifier's intent, before a fallback replaces it (as `bench:bot` counts). */
function classifiedAs(nlu: Nlu, text: string): string | undefined {
  return nlu.parse(text).ranking.find(({ name }) => name !== 'nlu_fallback')?.name;
}

function openBase() {
  if (values.base !== undefined && existsSync(values.base)) return decodeNluModel(readFileSync(values.base));
  const trained = trainNlu(pack, { reader, vectors }).model;
  if (values.base !== undefined) writeFileSync(values.base, encodeNluModel(trained));
  return trained;
}
