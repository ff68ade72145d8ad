// Compiles the word data of packages/persian (see packages/persian/data/LICENCES-words.md) into one binary file.
// node tools/persian-lexicon.mjs --shared DIR --english FILE.json [--without finglish|shekasteh]
// `--without` leaves a corpus out, to see how much its own test rows gain by it.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildAutomaton } from './persian-automaton.mjs';

const { values } = parseArgs({
  options: { shared: { type: 'string' }, english: { type: 'string' }, without: { type: 'string', default: '' } },
});
if (!values.shared || !values.english) throw new Error('usage: persian-lexicon.mjs --shared DIR --english FILE.json');
const source = (path) => readFileSync(`${values.shared}/${path}`, 'utf8').replaceAll('\r', '');
const lines = (path) =>
  source(path)
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
const dataFolder = new URL('../packages/persian/data/', import.meta.url);
const own = (name) =>
  readFileSync(new URL(name, dataFolder), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

const ZWNJ = '‌';
const persianAlphabet = `ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیۀً${ZWNJ}`;
const latinAlphabet = "abcdefghijklmnopqrstuvwxyz'-0123456789";
const flags = { noun: 1, adjective: 2, adverb: 4, closed: 8, plural: 16, name: 32, verb: 64, informal: 128 };

const clean = (word) =>
  word
    .normalize('NFC')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ة', 'ه')
    .replaceAll('إ', 'ا')
    .replaceAll('هٔ', 'ۀ')
    .replace(/[ًٌٍَُِّْٰـ]+(?=.)|[ٌٍَُِّْٰـٔ]$/gu, '')
    .replace(/^‌+|‌+$/gu, '');
const letters = new Set(persianAlphabet);
const isPersian = (word) => word.length > 0 && word.length <= 24 && [...word].every((letter) => letters.has(letter));

// Words: web frequency of shekar, part of speech of hazm and lilak, names, chat counts of the informal corpora.
const words = new Map();
const entry = (raw) => {
  const word = clean(raw);
  if (!isPersian(word)) return undefined;
  const found = words.get(word) ?? { web: 0, chat: 0, flags: 0 };
  words.set(word, found);
  return found;
};
for (const line of lines('shekar/vocab.csv')) {
  const [word, count] = line.split(',');
  const found = entry(word);
  if (found) found.web += Number(count);
}
const hazmFlags = { N: 1, AJ: 2, AJC: 2, ADV: 4, NUM: 0, PL: 16, PRO: 8, P: 8, POSTP: 8, CONJ: 8, DET: 8, V: 64 };
for (const line of lines('hazm/words.dat')) {
  const [word, count, tags] = line.split('\t');
  if (tags === '0' && count === '0') continue;
  const found = entry(word);
  if (!found) continue;
  for (const tag of tags.split(',')) found.flags |= hazmFlags[tag] ?? 0;
  if (found.web === 0) found.web = Number(count) / 8;
}
const lilakFlags = {
  noun_singular: 1,
  noun_plural: 17,
  adjective: 2,
  adverb: 4,
  numeral: 8,
  pronoun: 8,
  foreign: 1,
  adposition: 8,
  conjunction: 8,
  adjective_comparative: 2,
  adjective_superlative: 2,
  interjection: 8,
  classifier: 1,
  determiner: 8,
};
const lilakClasses = new Map();
for (const line of lines('morphology/lilak_lexicon.txt')) {
  const [word, tag] = line.split(',');
  if (tag === 'verb' || !lilakFlags[tag]) continue;
  const found = entry(word);
  if (!found) continue;
  found.flags |= lilakFlags[tag];
  lilakClasses.set(clean(word), (lilakClasses.get(clean(word)) ?? 0) | lilakFlags[tag]);
}
// hazm calls most adjectives nouns as well and many nouns adjectives; where lilak knows one of the two, that one counts.
for (const [word, classes] of lilakClasses) {
  const found = words.get(word);
  if ((classes & 3) === flags.adjective) found.flags &= ~flags.noun;
  if ((classes & 3) === flags.noun) found.flags &= ~flags.adjective;
}
for (const line of lines('shekar/compound_words.csv')) {
  const found = entry(line);
  if (found && found.flags === 0) found.flags |= flags.noun;
}
for (const name of Object.keys(JSON.parse(source('names/nabidam_names.json'))).slice(0, 4000)) {
  const found = entry(name);
  if (found) found.flags |= flags.name;
}
for (const file of ['cities', 'counties', 'provinces']) {
  for (const line of lines(`geo/typhoon_${file}.csv`).slice(1)) {
    const name = line.split(',')[1].replaceAll('"', '');
    const found = entry(name.includes(' ') ? name.replaceAll(' ', ZWNJ) : name);
    if (found) found.flags |= flags.name;
  }
}
// About one in 9,000 words: what such a word is worth in shop chat at least.
const shopFloor = 2e7;
for (const line of own('shop-persian.txt')) {
  for (const word of line.split(' ')) {
    const found = entry(word);
    if (!found) continue;
    found.web = Math.max(found.web, shopFloor);
    found.flags |= found.flags ? 0 : flags.noun;
  }
}

const brandFloor = 5e5;
for (const line of own('brands-persian.txt')) {
  for (const word of line.split(' ')) {
    const found = entry(word);
    if (!found) continue;
    found.web = Math.max(found.web, brandFloor);
    found.flags |= found.flags ? 0 : flags.noun;
  }
}

// Chat counts and bigrams.
const bigrams = new Map();
let chatTotal = 0;
const chatCounts = new Map();
const readSentence = (text) => {
  let previous = '<';
  for (const raw of text.split(/[\s.,،؛:!؟?…«»"()[\]]+/u)) {
    const word = clean(raw);
    if (!word) continue;
    if (!isPersian(word)) {
      previous = '<';
      continue;
    }
    chatCounts.set(word, (chatCounts.get(word) ?? 0) + 1);
    chatTotal += 1;
    const pair = `${previous} ${word}`;
    bigrams.set(pair, (bigrams.get(pair) ?? 0) + 1);
    previous = word;
  }
};
const lemmas = new Map();
for (const line of lines('informal/iPerUDT_train.conllu')) {
  const [id, , lemma, tag] = line.split('\t');
  if (!id.includes('-') && /^(NOUN|ADJ|ADV)$/u.test(tag))
    lemmas.set(`${lemma}\t${tag}`, (lemmas.get(`${lemma}\t${tag}`) ?? 0) + 1);
}
for (const [key, count] of lemmas) {
  const [lemma, tag] = key.split('\t');
  if (count < 2 || words.has(clean(lemma))) continue;
  const found = entry(lemma);
  if (found) found.flags |= { NOUN: 1, ADJ: 2, ADV: 4 }[tag];
}
for (const line of source('informal/iPerUDT_train.conllu').split('\n'))
  if (line.startsWith('# text = ')) readSentence(line.slice(9));
for (const line of values.without === 'shekasteh' ? [] : lines('informal/shekasteh_dev.tsv')) {
  const cells = line.split('\t');
  readSentence(cells[0] ?? '');
}
for (const line of values.without === 'finglish' ? [] : lines('finglish/mmahdibarghi_pairs.tsv').slice(1))
  readSentence(line.split('\t')[1] ?? '');
for (const [word, count] of chatCounts) {
  if (count >= 2 || words.has(word)) {
    const found = entry(word);
    if (found) found.chat += count;
  }
}

// Informal spellings: surface → formal, of others and our own.
const informal = new Map();
const addInformal = (rawSurface, rawFormal) => {
  const surface = clean(rawSurface.trim());
  const formal = rawFormal.trim().replaceAll('ي', 'ی').replaceAll('ك', 'ک');
  if (!surface || !formal || surface === formal || !isPersian(surface.replaceAll(' ', ''))) return;
  if (!informal.has(surface)) informal.set(surface, formal);
};
for (const line of own('informal-words.tsv')) {
  const [surface, formal] = line.split('\t');
  addInformal(surface, formal);
}
const skipped = new Set([
  'اومد',
  'تونست',
  'مونده',
  'اومده',
  'وایساده',
  'خوندن',
  'روندن',
  'شعار',
  'نشون',
  'چیه',
  'هایی',
  'پمبه',
  'هام',
  'هاش',
  'تون',
  'شون',
  'مون',
  'کا',
  'صب',
  'خان',
  'جزو',
  'مشتی',
  'قایل',
  'چل',
  'بوم',
  'شعار',
  'جاهاد',
  'تو',
  'رو',
  'توی',
  'اون',
  'وقط',
  'خوندنی',
  'آرومی',
  'اونقدری',
  'باهار',
  'پیشخون',
  'عقب‌مونده',
  'دون',
  'کمون',
]);
for (const word of 'اینه خب نگه درمون مهربونی نشونه‌ کا خوندنی داغون‌ عقب‌مونده'.split(' ')) skipped.add(word);
for (const line of lines('hazm/iwords.dat')) {
  const [surface, ...formal] = line.split(' ');
  if (!skipped.has(clean(surface)) && !/ا$/u.test(surface)) addInformal(surface, formal.join(' '));
}
for (const line of lines('shekar/informal_words.csv')) {
  const [surface, formal] = line.split(',');
  if (!skipped.has(clean(surface))) addInformal(surface, formal);
}
for (const [surface, formal] of informal) {
  if (surface.includes(' ')) continue;
  const found = entry(surface);
  if (!found) continue;
  found.flags |= flags.informal;
  if (!formal.includes(' ')) found.flags |= (words.get(clean(formal))?.flags ?? 1) & 15;
}

// Cost of a word in eighths of a bit: seven tenths web, three tenths chat.
let webTotal = 0;
for (const found of words.values()) webTotal += found.web;
const rare = 1500 / webTotal;
const cost = (found) => {
  const probability = 0.7 * Math.max(found.web / webTotal, found.chat ? 0 : rare) + (0.3 * found.chat) / chatTotal;
  return Math.max(0, Math.min(255, Math.round(-8 * Math.log2(probability))));
};

// Affixes that the web writes as words of their own.
const affixes = 'می نمی ها های هایی ای ام ات اش اند ایم اید تر ترین مان تان شان مون تون شون';
for (const affix of affixes.split(' ')) {
  const found = words.get(affix);
  if (found) Object.assign(found, { web: 2e5, chat: 0 });
}
const persianWords = [...words.keys()].sort();
const persian = buildAutomaton(persianWords, persianAlphabet);
const payload = (costs, classes) => Buffer.concat([Buffer.from(costs), Buffer.from(classes)]);

// English: rank of the film subtitles list as cost, shop words and brands never dearer than rank 1,500.
const english = new Map();
const rankCost = (rank) => Math.min(255, Math.round(8 * (Math.log2(rank + 10) + 2)));
for (const [rank, raw] of JSON.parse(readFileSync(values.english, 'utf8')).slice(0, 22_000).entries()) {
  const word = raw.toLowerCase();
  if (/^[a-z][a-z'-]*$/u.test(word) && (word.length > 2 || rank < 200) && word.length < 20)
    english.set(word, rankCost(rank));
}
const shopEnglish = new Set(
  own('shop-english.txt')
    .flatMap((line) => line.split(' '))
    .filter((word) => /^[a-z0-9'-]+$/u.test(word)),
);
for (const word of shopEnglish) english.set(word, Math.min(english.get(word) ?? 255, rankCost(1500)));
const englishWords = [...english.keys()].sort();
const englishAutomaton = buildAutomaton(englishWords, latinAlphabet);

// Verbs: past stem, present stem.
const verbs = new Set();
for (const line of lines('hazm/verbs.dat')) {
  const [past, present] = line.split('#');
  if (!past || !present) continue;
  verbs.add(`${clean(past)}\t${clean(present)}`);
}
for (const line of lines('shekar/verbs.csv')) {
  const [present, past] = line.split(',');
  if (
    past &&
    present &&
    !verbs.has(`${clean(past)}\t${clean(present)}`) &&
    ![...verbs].some((verb) => verb.startsWith(`${clean(past)}\t`))
  )
    verbs.add(`${clean(past)}\t${clean(present)}`);
}
const verbCounts = new Map();
for (const line of lines('informal/iPerUDT_train.conllu')) {
  const [, , lemma, tag] = line.split('\t');
  if ((tag === 'VERB' || tag === 'AUX') && lemma.includes('#'))
    verbCounts.set(lemma.split('#')[0], (verbCounts.get(lemma.split('#')[0]) ?? 0) + 1);
}
const plurals = new Map();
for (const line of lines('morphology/taghizadeh_broken_plurals.tsv')) {
  const [plural, singular] = line.split('\t');
  plurals.set(clean(plural), clean(singular));
}
for (const [plural, singular] of Object.entries(JSON.parse(source('parsivar/irregular_noun_stems.json'))))
  plurals.set(clean(plural.trim()), clean(singular.trim()));
for (const line of own('plurals.tsv')) {
  const [plural, singular] = line.split('\t');
  plurals.set(plural, singular);
}

// Latin spellings with their Persian: names and loan-words that letters do not give.
const loans = new Map();
for (const line of lines('finglish/elektito_f2p-dict.txt')) {
  const [latin, persianWord] = line.split(' ');
  if (/^[a-z]+$/u.test(latin) && persianWord) loans.set(latin, clean(persianWord));
}
for (const line of own('loan-words.tsv')) {
  const [latin, persianWord] = line.split('\t');
  loans.set(latin, persianWord);
}

const keptBigrams = [...bigrams]
  .filter(([pair, count]) => count >= 2 && !pair.startsWith('< '))
  .map(([pair, count]) => `${pair}\t${count}`)
  .sort();
const sections = [
  ['persian.alphabet', Buffer.from(persianAlphabet)],
  ['persian.edges', persian.edges],
  ['persian.skips', persian.skips],
  [
    'persian.payload',
    payload(
      persianWords.map((word) => cost(words.get(word))),
      persianWords.map((word) => words.get(word).flags),
    ),
  ],
  ['english.alphabet', Buffer.from(latinAlphabet)],
  ['english.edges', englishAutomaton.edges],
  ['english.skips', englishAutomaton.skips],
  [
    'english.payload',
    payload(
      englishWords.map((word) => english.get(word)),
      englishWords.map((word) => (shopEnglish.has(word) ? 1 : 0)),
    ),
  ],
  ['informal', Buffer.from([...informal].map((pair) => pair.join('\t')).join('\n'))],
  ['verbs', Buffer.from([...verbs].map((verb) => `${verb}\t${verbCounts.get(verb.split('\t')[0]) ?? 0}`).join('\n'))],
  [
    'plurals',
    Buffer.from(
      [...plurals]
        .filter(([plural]) => plural)
        .map((pair) => pair.join('\t'))
        .join('\n'),
    ),
  ],
  ['loans', Buffer.from([...loans].map((pair) => pair.join('\t')).join('\n'))],
  ['bigrams', Buffer.from(keptBigrams.join('\n'))],
];
const headerLength = 8 + sections.length * 32;
const parts = [];
let offset = headerLength;
const header = Buffer.alloc(headerLength);
header.write('HZW1', 0, 'latin1');
header.writeUInt32LE(sections.length, 4);
for (const [index, [name, bytes]] of sections.entries()) {
  header.write(name, 8 + index * 32, 'latin1');
  header.writeUInt32LE(offset, 8 + index * 32 + 24);
  header.writeUInt32LE(bytes.length, 8 + index * 32 + 28);
  const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
  parts.push(bytes, padding);
  offset += bytes.length + padding.length;
}
writeFileSync(new URL('words.bin', dataFolder), Buffer.concat([header, ...parts]));
console.log({
  words: persianWords.length,
  english: englishWords.length,
  informal: informal.size,
  verbs: verbs.size,
  bigrams: keptBigrams.length,
  bytes: offset,
});
for (const [name, bytes] of sections) console.log(name, bytes.length);
