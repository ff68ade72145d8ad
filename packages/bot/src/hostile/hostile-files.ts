import { domain, error, type HostileProject, nlu, repeat, soundFiles, stories, warning } from './hostile-project.ts';

const bytes = (...values: readonly number[]) => new Uint8Array(values);
const utf = (text: string, ...order: readonly ((code: number) => readonly number[])[]) =>
  bytes(...[...text].flatMap((letter) => order.flatMap((part) => part(letter.charCodeAt(0)))));
const NLU = soundFiles['data/nlu.yml'] ?? '';
const MB = 1024 * 1024;

/** YAML, encodings and sizes. */
export const hostileFiles: readonly HostileProject[] = [
  {
    name: 'aliases that multiply to billions',
    files: () => ({
      'data/bomb.yml': `${repeat(
        9,
        (level) =>
          `k${level}: &k${level} [${Array(10)
            .fill(level === 0 ? 'x' : `*k${level - 1}`)
            .join(', ')}]\n`,
      )}nlu: []\n`,
    }),
    expected: error('yaml-alias-bomb'),
  },
  {
    name: 'aliases in maps that multiply',
    files: () => ({
      'data/bomb.yml': `${repeat(9, (level) => `k${level}: &k${level} {${Array.from({ length: 10 }, (_, at) => `a${at}: ${level === 0 ? 'x' : `*k${level - 1}`}`).join(', ')}}\n`)}nlu: []\n`,
    }),
    expected: error('yaml-alias-bomb'),
  },
  {
    name: 'an alias that holds itself',
    files: () => ({ 'data/a.yml': 'nlu: &a\n- intent: x\n  examples: *a\n' }),
    expected: error('yaml-cyclic-alias'),
  },
  {
    name: 'an alias of nothing',
    files: () => ({ 'data/a.yml': 'nlu: *gone\n' }),
    expected: error('yaml-unknown-alias'),
  },
  {
    name: 'thirty thousand anchors',
    files: () => ({ 'data/a.yml': `nlu:\n${repeat(30_000, (at) => `- &a${at} x\n`)}` }),
    expected: error('wrong-type'),
  },
  {
    name: 'lists nested a hundred thousand deep',
    files: () => ({ 'data/a.yml': `nlu: ${'['.repeat(100_000)}` }),
    expected: error('yaml-too-deep'),
  },
  {
    name: 'closed lists nested ten thousand deep',
    files: () => ({ 'data/a.yml': `nlu: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n` }),
    expected: error('yaml-too-deep'),
  },
  {
    name: 'maps nested ten thousand deep',
    files: () => ({ 'data/a.yml': `nlu: ${'{a: '.repeat(10_000)}x${'}'.repeat(10_000)}\n` }),
    expected: error('yaml-too-deep'),
  },
  {
    name: 'blocks indented three thousand deep',
    files: () => ({ 'data/a.yml': repeat(3000, (at) => `${' '.repeat(at)}a:\n`) }),
    expected: error('yaml-too-deep'),
  },
  {
    name: 'dashes three thousand deep',
    files: () => ({ 'data/a.yml': `nlu:\n${'- '.repeat(3000)}x\n` }),
    expected: error('yaml-too-deep'),
  },
  {
    name: 'a line of ten megabytes',
    files: () => nlu(`- intent: greet\n  examples: |\n    - ${'word '.repeat(2 * MB)}\n`),
    expected: 'works',
  },
  {
    name: 'a line of one megabyte',
    files: () => nlu(`- intent: greet\n  examples: |\n    - ${'word '.repeat(MB / 5)}\n`),
    expected: 'works',
  },
  {
    name: 'a word of one megabyte',
    files: () => nlu(`- intent: greet\n  examples: |\n    - ${'w'.repeat(MB)}\n`),
    expected: 'works',
  },
  {
    name: 'a quote that is never closed, a megabyte before the end',
    files: () => ({ 'data/a.yml': `nlu: "${'x\n'.repeat(MB / 2)}` }),
    expected: error('yaml-syntax'),
  },
  {
    name: 'three hundred thousand empty lines',
    files: () => ({ 'data/a.yml': `${'\n'.repeat(300_000)}nlu: []\n` }),
    expected: 'works',
  },
  {
    name: 'a comment of a megabyte',
    files: () => ({ 'data/a.yml': `# ${'x'.repeat(MB)}\nnlu: []\n` }),
    expected: 'works',
  },
  {
    name: 'a key of a megabyte',
    files: () => ({ 'data/a.yml': `${'k'.repeat(MB)}: x\nnlu: []\n` }),
    expected: error('yaml-syntax'),
  },
  {
    name: 'ten thousand keys that are the same',
    files: () => ({
      'domain.yml': `intents: [greet, bye]\nresponses:\n${repeat(10_000, () => '  utter_greet: [{text: hi}]\n')}`,
    }),
    expected: error('yaml-duplicate-key'),
  },
  { name: 'a list as a key', files: () => ({ 'data/a.yml': '? [a, b]\n: x\n' }), expected: error('yaml-complex-key') },
  {
    name: 'several documents in one file',
    files: () => ({ 'data/a.yml': `${NLU}---\n${NLU}` }),
    expected: error('yaml-syntax'),
  },
  {
    name: 'a Python object',
    files: () => ({ 'data/a.yml': 'nlu: !!python/object/apply:os.system ["true"]\n' }),
    expected: error('wrong-type'),
  },
  {
    name: 'a tag of its own',
    files: () => ({ 'data/a.yml': 'nlu: !include other.yml\n' }),
    expected: error('yaml-unknown-tag'),
  },
  {
    name: 'a merge key of itself',
    files: () => ({ 'data/a.yml': 'nlu: &a\n  <<: *a\n' }),
    expected: error('yaml-cyclic-alias'),
  },
  {
    name: 'a tab at the beginning of a line',
    files: () => ({ 'data/a.yml': 'nlu:\n\t- intent: x\n' }),
    expected: error('yaml-tab'),
  },
  {
    name: 'UTF-16, little end first',
    files: () => ({ 'data/nlu.yml': bytes(0xff, 0xfe, ...utf(NLU, (code) => [code & 255, code >> 8])) }),
    expected: error('wrong-encoding'),
  },
  {
    name: 'UTF-16, big end first',
    files: () => ({ 'data/nlu.yml': bytes(0xfe, 0xff, ...utf(NLU, (code) => [code >> 8, code & 255])) }),
    expected: error('wrong-encoding'),
  },
  {
    name: 'UTF-16 that does not say so',
    files: () => ({ 'data/nlu.yml': utf(NLU, (code) => [code & 255, code >> 8]) }),
    expected: error('wrong-encoding'),
  },
  {
    name: 'UTF-32',
    files: () => ({ 'data/nlu.yml': bytes(0xff, 0xfe, 0, 0, ...utf(NLU, (code) => [code & 255, 0, 0, 0])) }),
    expected: error('wrong-encoding'),
  },
  {
    name: 'Windows-1256',
    files: () => ({ 'data/nlu.yml': utf(NLU.replace('hello', '\u00d3\u00e1\u00c7\u00e3'), (code) => [code]) }),
    expected: error('wrong-encoding'),
  },
  {
    name: 'bytes that are no text',
    files: () => ({ 'data/nlu.yml': Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256) }),
    expected: error('wrong-encoding'),
  },
  {
    name: 'a program under the name of a data file',
    files: () => ({ 'data/nlu.yml': bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0) }),
    expected: error('control-character'),
  },
  {
    name: 'half a letter at the end',
    files: () => ({ 'data/nlu.yml': bytes(...new TextEncoder().encode(`${NLU}    - سلا`), 0xd9) }),
    expected: error('wrong-encoding'),
  },
  {
    name: 'lone surrogates, as bytes',
    files: () => ({ 'data/nlu.yml': bytes(...new TextEncoder().encode(`${NLU}    - `), 0xed, 0xa0, 0x80) }),
    expected: error('wrong-encoding'),
  },
  { name: 'a byte order mark', files: () => ({ 'data/nlu.yml': `\uFEFF${NLU}` }), expected: 'works' },
  { name: 'line ends of Windows', files: () => ({ 'data/nlu.yml': NLU.replaceAll('\n', '\r\n') }), expected: 'works' },
  {
    name: 'a NUL in a name',
    files: () => domain('responses:\n  "utter_\0greet": [{text: hi}]\n'),
    expected: error('control-character'),
  },
  {
    name: 'letters that turn the line around',
    files: () => nlu('- intent: greet\n  examples: |\n    - hello \u202E evol\n    - \u2066hi\u2069 \u200B\u200B\n'),
    expected: 'works',
  },
  {
    name: 'line separators of Unicode in an example',
    files: () => nlu('- intent: greet\n  examples: |\n    - one\u2028two\u2029three\u0085four\n'),
    expected: 'works',
  },
  { name: 'an empty file', files: () => ({ 'data/a.yml': '' }), expected: warning('empty-file') },
  { name: 'a file of white space', files: () => ({ 'data/a.yml': '   \n \n' }), expected: warning('empty-file') },
  {
    name: 'a config that is a list',
    files: () => ({ 'config.yml': '- name: WhitespaceTokenizer\n' }),
    expected: error('not-a-map'),
  },
  { name: 'a config that is a text', files: () => ({ 'config.yml': 'hello\n' }), expected: error('not-a-map') },
  {
    name: 'environment variables in each other',
    files: () => ({
      'config.yml': `${soundFiles['config.yml']}  priority: ${'${'.repeat(10_000)}A${'}'.repeat(10_000)}\n`,
    }),
    expected: error('environment-variable-unset'),
  },
  {
    name: 'JSON training data cut off',
    files: () => ({ 'data/a.json': '{"rasa_nlu_data": {"common_examples": [{"text": "a"' }),
    expected: error('json-syntax'),
  },
  {
    name: 'JSON nested a hundred thousand deep',
    files: () => ({ 'data/a.json': `{"rasa_nlu_data": ${'['.repeat(100_000)}` }),
    expected: error('json-syntax'),
  },
  {
    name: 'JSON with spans outside the text',
    files: () => ({
      'data/a.json':
        '{"rasa_nlu_data": {"common_examples": [{"text": "a", "intent": "greet", "entities": [{"start": 5, "end": -1, "entity": "x"}]}]}}',
    }),
    expected: error('json-nlu-item'),
  },
  {
    name: 'a version of the far future',
    files: () => ({ 'data/more.yml': 'version: "99.0"\nnlu: []\n' }),
    expected: warning('newer-version'),
  },
  { name: 'stories and rules of the wrong shape', files: () => stories('  name: x\n'), expected: error('wrong-type') },
  {
    name: 'three hundred files',
    files: () =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [
          `data/many/${at}.yml`,
          `version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hello ${at}\n`,
        ]),
      ),
    expected: 'works',
  },
];
