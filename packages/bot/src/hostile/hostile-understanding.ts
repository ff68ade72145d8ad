import { error, type HostileProject, nlu, repeat, soundFiles, warning } from './hostile-project.ts';

const regex = (pattern: string) => ({
  'domain.yml': (soundFiles['domain.yml'] ?? '').replace('responses:', 'entities: [e]\nresponses:'),
  ...nlu(
    `- regex: e\n  examples: |\n    - ${pattern}\n- intent: greet\n  examples: |\n    - hello [x](e)\n    - ${'a'.repeat(3000)}!\n`,
  ),
});
const entities = (body: string) => ({
  'domain.yml': (soundFiles['domain.yml'] ?? '').replace('responses:', 'entities: [e]\nresponses:'),
  ...nlu(body),
});

/** NLU data: patterns, annotations, sizes, contradictions. */
export const hostileUnderstanding: readonly HostileProject[] = [
  { name: 'a regex that explodes', files: () => regex('(a+)+$'), expected: 'works' },
  { name: 'a regex of stars upon stars', files: () => regex('((a*)*)*b'), expected: 'works' },
  { name: 'a regex of alternatives that are the same', files: () => regex('(a|a|aa)+c'), expected: 'works' },
  { name: 'a regex that looks ahead for ever', files: () => regex('(?=(a+))*b'), expected: 'works' },
  { name: 'a regex that refers back', files: () => regex('(a*)\\1\\1\\1b'), expected: 'works' },
  { name: 'a regex that counts to a million', files: () => regex('a{1,1000000}'), expected: 'works' },
  {
    name: 'a regex that counts a thousand times a thousand',
    files: () => regex('((a{1,1000}){1,1000}){1,1000}'),
    expected: 'works',
  },
  {
    name: 'a regex nested five thousand deep',
    files: () => regex(`${'('.repeat(5000)}a${')'.repeat(5000)}`),
    expected: warning('invalid-regex'),
  },
  {
    name: 'a regex of ten thousand alternatives',
    files: () => regex(Array.from({ length: 10_000 }, (_, at) => `w${at}`).join('|')),
    expected: 'works',
  },
  { name: 'a regex that is not closed', files: () => regex('(a'), expected: warning('invalid-regex') },
  { name: 'a set that is not closed', files: () => regex('[a-'), expected: warning('invalid-regex') },
  { name: 'a set from z to a', files: () => regex('[z-a]'), expected: warning('invalid-regex') },
  { name: 'a regex that matches nothing at all', files: () => regex('()'), expected: 'works' },
  { name: 'a regex only Python knows', files: () => regex('(?P<n>a)(?(1)b|c)'), expected: 'works' },
  {
    name: 'a lookup of a hundred thousand phrases',
    files: () =>
      entities(
        `- lookup: e\n  examples: |\n${repeat(100_000, (at) => `    - phrase number ${at}\n`)}- intent: greet\n  examples: |\n    - hello [phrase number 7](e)\n`,
      ),
    expected: 'works',
  },
  {
    name: 'a lookup of one phrase of a megabyte',
    files: () =>
      entities(
        `- lookup: e\n  examples: |\n    - ${'x'.repeat(1_000_000)}\n- intent: greet\n  examples: |\n    - hello [x](e)\n`,
      ),
    expected: 'works',
  },
  {
    name: 'a lookup of regex signs',
    files: () =>
      entities(
        '- lookup: e\n  examples: |\n    - (((\n    - a{99999}\n    - "*+?"\n- intent: greet\n  examples: |\n    - hello [x](e)\n',
      ),
    expected: 'works',
  },
  {
    name: 'a lookup of a file that is none',
    files: () => nlu('- lookup: e\n  examples: ../../../../secret.txt\n'),
    expected: warning('lookup-file-missing'),
  },
  {
    name: 'fifty thousand opening brackets',
    files: () => nlu(`- intent: greet\n  examples: |\n    - ${'['.repeat(50_000)}\n`),
    expected: 'works',
  },
  {
    name: 'fifty thousand annotations that are half',
    files: () => nlu(`- intent: greet\n  examples: |\n    - ${'[a]('.repeat(50_000)}\n`),
    expected: warning('annotation-unclosed'),
  },
  {
    name: 'annotations in annotations',
    files: () => entities('- intent: greet\n  examples: |\n    - [[[a](e)](e)](e) hello\n'),
    expected: 'works',
  },
  {
    name: 'three thousand annotations in one example',
    files: () => entities(`- intent: greet\n  examples: |\n    - ${'[a](e) '.repeat(3000)}\n`),
    expected: 'works',
  },
  {
    name: 'an annotation whose JSON is nested too deep',
    files: () =>
      entities(`- intent: greet\n  examples: |\n    - [a]${'{"a": '.repeat(20_000)}1${'}'.repeat(20_000)} hello\n`),
    expected: error('annotation-json'),
  },
  {
    name: 'an annotation without an entity',
    files: () => nlu('- intent: greet\n  examples: |\n    - [a]() hello\n    - [a]{"value": "b"} hello\n'),
    expected: error('annotation-json'),
  },
  {
    name: 'an annotation of nothing',
    files: () => entities('- intent: greet\n  examples: |\n    - [](e) hello\n'),
    expected: 'works',
  },
  {
    name: 'an entity the domain does not know',
    files: () => nlu('- intent: greet\n  examples: |\n    - hello [a](gone)\n'),
    expected: warning('entity-not-in-domain'),
  },
  {
    name: 'two thousand intents of one example',
    files: () => ({
      'domain.yml': `version: "3.1"\nintents:\n- greet\n- bye\n${repeat(2000, (at) => `- i${at}\n`)}responses:\n  utter_greet: [{text: hi}]\n  utter_bye: [{text: bye}]\n`,
      ...nlu(repeat(2000, (at) => `- intent: i${at}\n  examples: |\n    - word${at} other${at % 7}\n`)),
    }),
    expected: warning('too-few-examples'),
  },
  {
    name: 'an intent of ten thousand examples',
    files: () => nlu(`- intent: greet\n  examples: |\n${repeat(10_000, (at) => `    - hello friend number ${at}\n`)}`),
    expected: 'works',
  },
  {
    name: 'one text under twenty intents',
    files: () => ({
      'domain.yml': `version: "3.1"\nintents:\n- greet\n- bye\n${repeat(20, (at) => `- i${at}\n`)}responses:\n  utter_greet: [{text: hi}]\n  utter_bye: [{text: bye}]\n`,
      ...nlu(repeat(20, (at) => `- intent: i${at}\n  examples: |\n    - the same\n    - other ${at}\n`)),
    }),
    expected: warning('text-under-two-intents'),
  },
  {
    name: 'examples of emoji, spaces and signs',
    files: () => nlu('- intent: greet\n  examples: |\n    - 👋👋🏽\n    - …!!!\n    - \u200C\u200C\n    -  \n'),
    expected: 'works',
  },
  {
    name: 'examples of combining marks without end',
    files: () => nlu(`- intent: greet\n  examples: |\n    - ه${'\u0654'.repeat(20_000)}\n`),
    expected: 'works',
  },
  {
    name: 'a word of a hundred thousand suffixes',
    files: () => nlu(`- intent: greet\n  examples: |\n    - کتاب${'\u200Cها'.repeat(30_000)}\n`),
    expected: 'works',
  },
  {
    name: 'synonyms in a circle',
    files: () => nlu('- synonym: a\n  examples: |\n    - b\n- synonym: b\n  examples: |\n    - a\n'),
    expected: 'works',
  },
  {
    name: 'a synonym of two values',
    files: () => nlu('- synonym: a\n  examples: |\n    - x\n- synonym: b\n  examples: |\n    - x\n'),
    expected: warning('synonym-conflict'),
  },
  {
    name: 'fifty thousand synonyms',
    files: () => nlu(`- synonym: a\n  examples: |\n${repeat(50_000, (at) => `    - s${at}\n`)}`),
    expected: 'works',
  },
  {
    name: 'an intent whose name is a slash',
    files: () => nlu('- intent: /\n  examples: |\n    - slash\n'),
    expected: warning('retrieval-response-missing'),
  },
  {
    name: 'a retrieval intent of ten keys in one',
    files: () => nlu('- intent: a/b/c/d/e\n  examples: |\n    - deep\n'),
    expected: warning('retrieval-response-missing'),
  },
  {
    name: 'an intent without a name',
    files: () => nlu('- intent:\n  examples: |\n    - x\n'),
    expected: error('wrong-type'),
  },
  {
    name: 'an entry of a kind that is none',
    files: () => nlu('- thing: x\n  examples: |\n    - x\n'),
    expected: error('unknown-nlu-entry'),
  },
  {
    name: 'examples that are a map',
    files: () => nlu('- intent: greet\n  examples: {a: b}\n'),
    expected: error('wrong-type'),
  },
  {
    name: 'examples that are numbers',
    files: () => nlu('- intent: greet\n  examples: 12\n'),
    expected: warning('example-without-dash'),
  },
  {
    name: 'no example at all',
    files: () => nlu('- intent: greet\n  examples: |\n'),
    expected: warning('empty-examples'),
  },
];
