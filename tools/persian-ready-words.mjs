// Reads all words of the shipped pack, and writes what took long to find to packages/persian/data/ready-words.tsv.
// node tools/persian-ready-words.mjs
// To be run again when the pack has new words (they are read as before, only not sooner) and whenever words are read otherwise
// (the test beside `ready-words.ts` tells).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createReader } from '../packages/persian/src/index.ts';
import { analyseTokens } from '../packages/persian/src/words/analyse-tokens.ts';
import { createTellMeant } from '../packages/persian/src/words/meant-reading.ts';
import { candidatesLine, repairLine } from '../packages/persian/src/words/ready-words.ts';
import { createTellReading } from '../packages/persian/src/words/word-reading.ts';
import { createWordTools } from '../packages/persian/src/words/word-tools.ts';

const dataFolder = new URL('../packages/persian/data/', import.meta.url);
const packFolder = new URL('../bots/shop-fa/data/', import.meta.url);
const annotation = /\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/gu;

const texts = ['nlu/', 'lookups/'].flatMap((folder) =>
  readdirSync(new URL(folder, packFolder)).flatMap((name) =>
    (parse(readFileSync(new URL(folder + name, packFolder), 'utf8')).nlu ?? []).flatMap(({ examples }) =>
      examples.split('\n').map((line) =>
        line
          .replace(/^\s*-\s/u, '')
          .replace(annotation, '$1')
          .trim(),
      ),
    ),
  ),
);

const bytes = readFileSync(new URL('words.bin', dataFolder));
const latin = new Set();
const persian = new Set();
const tools = createWordTools(bytes, {
  candidatesOf: (word) => void latin.add(word),
  repairOf: (word) => void persian.add(word),
});
const tell = createTellReading(tools.morphology);
const tellMeant = createTellMeant({ ...tools, tell });
const reader = createReader({ analyseWords: (input) => analyseTokens({ ...tools, tell, tellMeant }, input) });
for (const text of texts) reader.read(text);

const lines = [
  ...[...latin].sort().map((word) => candidatesLine(word, tools.finglish.candidates(word))),
  ...[...persian].sort().map((word) => repairLine(word, tools.pieces.repairOf(tools.pieces.wordOf(word)))),
];
writeFileSync(new URL('ready-words.tsv', dataFolder), `${lines.join('\n')}\n`);
console.log({ texts: texts.length, latin: latin.size, persian: persian.size });
