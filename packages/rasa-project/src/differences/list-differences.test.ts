import { describe, expect, it } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { listDifferences } from './list-differences.ts';

function differencesOf(files: Readonly<Record<string, string>>): readonly string[] {
  const tree = createMemoryTree({
    'config.yml':
      'language: fa\nassistant_id: x\npipeline:\n- name: WhitespaceTokenizer\npolicies:\n- name: RulePolicy\n',
    'domain.yml': 'version: "3.1"\nintents: [greet]\n',
    ...files,
  });
  const { project, diagnostics } = readProject(tree, { environment: {} });
  return listDifferences(project, tree, diagnostics).map(
    ({ file, line, what, wayOut }) => `${file}:${line}: ${what} -> ${wayOut}`,
  );
}

describe('what will differ from the real Rasa', () => {
  it('is nothing where rules alone decide over /intent messages', () => {
    expect(
      differencesOf({ 'credentials.yml': 'rest:\n', 'endpoints.yml': 'action_endpoint:\n  url: http://a\n' }),
    ).toEqual([]);
  });

  it.each([
    [
      'a Python component',
      'pipeline:\n- name: WhitespaceTokenizer\n- name: my.own.Sentiment\n',
      /config\.yml:5: 'my\.own\.Sentiment' is Python code .* -> Do its work in a custom action/,
    ],
    [
      'a component without counterpart',
      'pipeline:\n- name: SpacyNLP\n',
      /config\.yml:4: 'SpacyNLP' cannot run here, because it needs .*spaCy; it is left out/,
    ],
    [
      'a component of Rasa 1',
      'pipeline:\n- name: EmbeddingIntentClassifier\n',
      /not in Rasa 3, which stops at it; here DIETClassifier takes its place/,
    ],
    [
      'Duckling',
      'pipeline:\n- name: DucklingEntityExtractor\n',
      /dates, prices and numbers are found by the Persian reader/,
    ],
    [
      'a learned component',
      'pipeline:\n- name: WhitespaceTokenizer\n- name: DIETClassifier\n',
      /config\.yml:5: DIETClassifier: learned by another method.* -> Compare with `rasa test nlu`/,
    ],
    ['the default pipeline', '', /DIETClassifier, ResponseSelector \(of the default pipeline\): learned/],
    [
      'a learned policy',
      'pipeline: [{name: WhitespaceTokenizer}]\npolicies:\n- name: TEDPolicy\n',
      /config\.yml:5: TEDPolicy has a stand-in/,
    ],
    [
      'a policy of Rasa 1',
      'policies:\n- name: FormPolicy\n',
      /'FormPolicy' is not in Rasa 3.*RulePolicy takes its place/,
    ],
    [
      'a Python importer',
      'pipeline: [{name: WhitespaceTokenizer}]\nimporters:\n- name: my.Importer\n',
      /config\.yml:5: The importer 'my\.Importer' is Python code/,
    ],
  ])('names %s with its line and the way out', (_, config, words) => {
    const found = differencesOf({ 'config.yml': `language: fa\nassistant_id: x\n${config}` });
    expect(found.join('\n')).toMatch(words);
  });

  it.each([
    [
      'a channel',
      { 'credentials.yml': '# mine\nsocketio:\n' },
      /credentials\.yml:2: The channel 'socketio' is not here/,
    ],
    [
      'a custom channel',
      { 'credentials.yml': 'rest:\nmy.Channel:\n' },
      /credentials\.yml:2: The channel 'my\.Channel' is Python code/,
    ],
    [
      'a tracker store',
      { 'endpoints.yml': 'tracker_store:\n  type: mongod\n' },
      /endpoints\.yml:1: The tracker store 'mongod' is not here.*SQL/,
    ],
    ['a lock store', { 'endpoints.yml': 'lock_store:\n  type: redis\n' }, /lock store 'redis' is not used/],
    ['an event broker', { 'endpoints.yml': 'event_broker:\n  type: pika\n' }, /event broker 'pika' is not here/],
    ['an NLG server', { 'endpoints.yml': 'nlg:\n  url: http://a\n' }, /NLG server is not asked/],
    ['an NLU server', { 'endpoints.yml': 'nlu:\n  url: http://a\n' }, /remote NLU server/],
    ['a model server', { 'endpoints.yml': 'models:\n  url: http://a\n' }, /Models are not fetched/],
    [
      'Python actions',
      { 'actions/actions.py': 'class Track(Action):\n  pass\n' },
      /actions\/actions\.py:1: .* -> .*rasa_sdk/,
    ],
    [
      'a Python slot type',
      { 'domain.yml': 'version: "3.1"\nslots:\n  a: {type: my.Slot, mappings: [{type: custom}]}\n' },
      /domain\.yml:3: .*my\.Slot/,
    ],
    [
      'what Rasa 3 refuses',
      { 'domain.yml': 'version: 3.1\nslots:\n  a: {type: text}\n  b: {type: text}\n' },
      /The slot 'a' has no `mappings`.* \(and 1 more like it\); Rasa 3 refuses it, here it is read\./,
    ],
  ] as const)('names %s', (_, files, words) => {
    expect(differencesOf(files).join('\n')).toMatch(words);
  });

  it.each([
    [
      'stores that are here',
      {
        'endpoints.yml':
          'tracker_store:\n  type: SQL\n  dialect: sqlite\nlock_store:\n  type: in_memory\nnlg:\n  type: response\n',
      },
    ],
    ['empty sections', { 'endpoints.yml': 'event_broker:\nnlg:\n' }],
    ['actions that are only comments', { 'actions/actions.py': '# class Track(Action):\n', 'actions/__init__.py': '' }],
    ['broken files, which are told of elsewhere', { 'credentials.yml': 'rest: "\n' }],
  ])('does not name %s', (_, files) => {
    expect(differencesOf(files)).toEqual([]);
  });

  it('names a folder where a file beside the project is needed', () => {
    expect(differencesOf({ 'endpoints.yml/x': '', 'credentials.yml/x': '' })).toEqual([
      expect.stringMatching(/^credentials\.yml:1: 'credentials\.yml' is a folder, but a file is needed/),
      expect.stringMatching(/^endpoints\.yml:1: 'endpoints\.yml' is a folder, but a file is needed/),
    ]);
  });
});
