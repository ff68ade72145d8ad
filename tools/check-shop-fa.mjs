// Checks the shop pack as data: `node tools/check-shop-fa.mjs [--min 25] [--table] [--unmarked]`.
// Every intent has a rule, an answer and enough examples; no example stands twice; annotations are well formed and
// their values valid; answers name known slots and buttons known intents. `--unmarked` lists words that are marked
// as an entity in most examples but left unmarked in others (places to look, not verdicts).
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const { values: options } = parseArgs({
  options: { min: { type: 'string', default: '25' }, table: { type: 'boolean' }, unmarked: { type: 'boolean' } },
});
const root = new URL('..', import.meta.url).pathname;
const pack = join(root, 'bots/shop-fa');
const problems = [];

const yamlFiles = (folder) =>
  readdirSync(join(pack, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const read = (file) => {
  try {
    return parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    problems.push(`${relative(root, file)}: ${error.message}`);
    return {};
  }
};

const domain = {
  intents: new Set(),
  entities: new Set(),
  responses: new Map(),
  slots: new Set(),
  forms: new Set(),
  actions: new Set(),
};
for (const file of yamlFiles('domain')) {
  const document = read(file);
  const declare = (kind, name, value) => {
    if (domain[kind].has(name)) problems.push(`${relative(root, file)}: ${kind} ${name} is declared twice`);
    if (domain[kind] instanceof Map) domain[kind].set(name, value);
    else domain[kind].add(name);
  };
  for (const intent of document.intents ?? []) declare('intents', intent);
  for (const action of document.actions ?? []) declare('actions', action);
  for (const entity of document.entities ?? []) declare('entities', entity);
  for (const slot of Object.keys(document.slots ?? {})) declare('slots', slot);
  for (const form of Object.keys(document.forms ?? {})) declare('forms', form);
  for (const [name, variations] of Object.entries(document.responses ?? {})) declare('responses', name, variations);
}

for (const [name, variations] of domain.responses) {
  for (const variation of variations) {
    for (const [, slot] of String(variation.text).matchAll(/\{([^{}]+)\}/g)) {
      if (!domain.slots.has(slot)) problems.push(`${name}: unknown slot {${slot}}`);
    }
    if (/[يك]|[\u0660-\u0669]|[ \t]\u200c|\u200c[ \t]/.test(variation.text)) {
      problems.push(`${name}: Arabic letter or digit, or a half-space beside a space`);
    }
    for (const condition of variation.condition ?? []) {
      if (!domain.slots.has(condition.name)) problems.push(`${name}: condition on unknown slot ${condition.name}`);
    }
    for (const { title, payload } of variation.buttons ?? []) {
      const intent = /^\/(\w+)/.exec(payload)?.[1];
      if (!title || !domain.intents.has(intent)) problems.push(`${name}: button "${title}" leads nowhere: ${payload}`);
    }
  }
}

const digits = (text) =>
  text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
const luhn = (text) =>
  [...text].reduceRight((sum, digit, index) => {
    const value = Number(digit) * ((text.length - index) % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;
const nationalId = (text) => {
  const rest = [...text.slice(0, 9)].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11;
  return Number(text[9]) === (rest < 2 ? rest : 11 - rest);
};
const sheba = (text) => BigInt(`${text.slice(4)}1827${text.slice(2, 4)}`) % 97n === 1n;
const compact = (text) => digits(text).replace(/[\s\u200c\-_.()]/g, '');
const valid = {
  card_number: (text) => /^\d{16}$/.test(compact(text)) && luhn(compact(text)),
  national_id: (text) => /^\d{10}$/.test(compact(text)) && nationalId(compact(text)),
  iban: (text) => /^(IR)?\d{24}$/i.test(compact(text)) && sheba(compact(text).replace(/^(IR)?/i, 'IR')),
  postal_code: (text) => /^\d{10}$/.test(compact(text)),
  phone_number: (text) => /^(\+98|0098|98|0)?\d{8,10}$/.test(compact(text)),
  email: (text) => /^\S+@\S+\.\S+$/.test(text),
};

const fold = (text) =>
  digits(text)
    .toLowerCase()
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[\u064b-\u0652\u200c\p{P}\p{S}\s]/gu, '');
const annotation = /\[([^\]]*)\]\(([^)]*)\)/g;
const counts = new Map([...domain.intents].map((intent) => [intent, { examples: 0, latin: 0, marked: 0 }]));
const seen = new Map();
const blocks = new Set();
const plainTexts = [];
const markedWords = new Map();
const exampleLines = (block) =>
  String(block.examples ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');

const checkExample = (place, intent, line) => {
  if (!line.startsWith('- ')) problems.push(`${place}: line does not begin with "- ": ${line}`);
  const example = line.replace(/^-\s*/, '').trim();
  for (const [, text, entity] of example.matchAll(annotation)) {
    if (!domain.entities.has(entity)) problems.push(`${place}: unknown entity "${entity}" in: ${example}`);
    if (text.trim() !== text || text === '') problems.push(`${place}: span with outer spaces in: ${example}`);
    if (valid[entity] && !valid[entity](text)) problems.push(`${place}: ${text} is no valid ${entity}: ${example}`);
    const key = `${text}\t${entity}`;
    markedWords.set(key, (markedWords.get(key) ?? 0) + 1);
  }
  const unmarked = example.replace(annotation, '\u0000');
  if (/[[\](){}]/.test(unmarked)) problems.push(`${place}: stray bracket in: ${example}`);
  if (/[^\s\u0000«"'،,:؛.!؟?\-–/(+~]\u0000|\u0000[\p{L}\p{N}\u200c]/u.test(unmarked)) {
    problems.push(`${place}: a span ends inside a word: ${example}`);
  }
  const plain = example.replace(annotation, '$1');
  // Of emoji alone nothing is left but what chooses their look.
  const folded = fold(plain);
  const key = /[\p{L}\p{N}]/u.test(folded) ? folded : plain;
  const earlier = seen.get(key);
  if (earlier) problems.push(`${place}: "${plain}" stands already under ${earlier}`);
  seen.set(key, `${intent} (${place})`);
  plainTexts.push({ intent, unmarked, plain });
  const count = counts.get(intent);
  count.examples += 1;
  if (/[a-z]{3}/i.test(unmarked) && !/[\u0600-\u06ff]/.test(unmarked)) count.latin += 1;
  if (plain !== example) count.marked += 1;
};

for (const file of yamlFiles('data')) {
  const place = relative(root, file);
  for (const block of read(file).nlu ?? []) {
    if (block.intent === undefined) continue;
    if (!domain.intents.has(block.intent)) problems.push(`${place}: intent ${block.intent} is not in the domain`);
    else {
      if (blocks.has(`${place} ${block.intent}`)) problems.push(`${place}: two blocks for ${block.intent}`);
      blocks.add(`${place} ${block.intent}`);
      for (const line of exampleLines(block)) checkExample(place, block.intent, line);
    }
  }
}

const builtIn = new Set(['action_listen', 'action_default_fallback', 'action_deactivate_loop', 'action_restart']);
const ruled = new Set();
const stories = { rules: 0, stories: 0, tests: 0 };
const names = new Map();
const steps = (list) => list.flatMap((step) => (step.or ? step.or : [step]));
for (const file of [...yamlFiles('data'), ...yamlFiles('tests')]) {
  const place = relative(root, file);
  const document = read(file);
  const kind = file.includes('/tests/') ? 'tests' : null;
  for (const item of [...(document.rules ?? []), ...(document.stories ?? [])]) {
    stories[kind ?? (item.rule ? 'rules' : 'stories')] += 1;
    const name = item.rule ?? item.story;
    const unique = `${kind ?? 'data'}: ${name}`;
    if (names.has(unique)) problems.push(`${place}: the name "${name}" stands already in ${names.get(unique)}`);
    names.set(unique, place);
    for (const step of steps(item.steps ?? [])) {
      if (step.intent && !domain.intents.has(step.intent) && step.intent !== 'nlu_fallback') {
        problems.push(`${place}: "${name}" names the unknown intent ${step.intent}`);
      }
      const known =
        ['responses', 'forms', 'actions'].some((kind) => domain[kind].has(step.action)) || builtIn.has(step.action);
      if (step.action && !known) problems.push(`${place}: "${name}" names the unknown action ${step.action}`);
      if (item.rule && item.condition === undefined && step === item.steps[0]) ruled.add(step.intent);
    }
  }
}

for (const [intent, { examples }] of counts) {
  if (examples < Number(options.min)) problems.push(`${intent}: ${examples} examples, at least ${options.min} wanted`);
  if (!ruled.has(intent)) problems.push(`${intent}: no rule of its own`);
}

if (options.table) {
  console.log('intent                     examples  Finglish  with entities');
  for (const [intent, { examples, latin, marked }] of [...counts].sort()) {
    console.log(
      `${intent.padEnd(26)} ${String(examples).padStart(8)} ${String(latin).padStart(9)} ${String(marked).padStart(14)}`,
    );
  }
}
if (options.unmarked) {
  for (const [key, times] of [...markedWords].sort((left, right) => right[1] - left[1])) {
    const [word, entity] = key.split('\t');
    if (times < 2 || word.length < 2 || /^[\d۰-۹]+$/.test(word)) continue;
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}\\u200c])${word.replace(/[.*+?^$|\\()[\]{}]/g, '\\$&')}(?![\\p{L}\\p{N}\\u200c])`,
      'iu',
    );
    for (const { intent, unmarked, plain } of plainTexts) {
      if (pattern.test(unmarked)) console.log(`${entity.padEnd(16)} ${word.padEnd(14)} ${times}x  ${intent}: ${plain}`);
    }
  }
}
const total = [...counts.values()].reduce((sum, { examples }) => sum + examples, 0);
const least = Math.min(...[...counts.values()].map(({ examples }) => examples));
console.log(
  `${counts.size} intents, ${total} examples (least ${least}), ${domain.entities.size} entities, ${domain.responses.size} answers, ` +
    `${stories.rules} rules, ${stories.stories} stories, ${stories.tests} test stories, ${problems.length} problems`,
);
for (const problem of problems.slice(0, 200)) console.log(`- ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
