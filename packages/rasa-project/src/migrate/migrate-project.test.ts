import { describe, expect, it } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { migrateProject } from './migrate-project.ts';

const LEGACY = `version: "2.0"
# the things people say
intents:
- greet
entities:
- city
slots:
  city:
    type: unfeaturized # old
    auto_fill: true
  size:
    type: text
templates:
  utter_greet:
  - text: "hi: there"
forms:
  order:
    required_slots:
      city:
      - type: from_text
      size:
      - type: from_entity
        entity: size
    ignored_intents: greet
  direct:
    city:
    - type: from_text
`;

describe('migrateProject', () => {
  it('rewrites a domain file for Rasa 3 and keeps its comments and order', () => {
    const { files, backups, diagnostics } = migrateProject(createMemoryTree({ 'domain.yml': LEGACY }));
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    expect(backups).toEqual([{ from: 'domain.yml', to: 'original_domain.yml' }]);
    expect(files).toEqual([
      {
        path: 'new_domain.yml',
        content: `version: "3.1"
# the things people say
intents:
- greet
entities:
- city
slots:
  city:
    type: any # old
    mappings:
    - type: from_text
      conditions:
      - active_loop: order
        requested_slot: city
      - active_loop: direct
        requested_slot: city
    - type: from_entity
      entity: city
  size:
    type: text
    mappings:
    - type: from_entity
      entity: size
      conditions:
      - active_loop: order
responses:
  utter_greet:
  - text: "hi: there"
forms:
  order:
    required_slots:
    - city
    - size
    ignored_intents: greet
  direct:
    required_slots:
    - city
`,
      },
    ]);
  });

  it('gives a domain that reads without a word about its age, like the old one', () => {
    const [file] = migrateProject(createMemoryTree({ 'domain.yml': LEGACY })).files;
    const read = (content: string) =>
      readProject(createMemoryTree({ 'config.yml': 'assistant_id: x\n', 'domain.yml': content }), { data: [] });
    const migrated = read(file?.content ?? '');
    expect(migrated.diagnostics).toEqual([]);
    expect(migrated.project.domain.raw['slots']).toEqual(read(LEGACY).project.domain.raw['slots']);
  });

  it('rewrites a folder file by file, with what the other files say', () => {
    const tree = createMemoryTree({
      'bot/domain/slots.yml': 'version: "2.0"\nslots:\n  city: {type: text}\nentities: [city]\n',
      'bot/domain/deep/forms.yml': 'forms:\n  f:\n    required_slots:\n      city: [{type: from_text}]\n',
      'bot/domain/notes.txt': 'left alone',
    });
    const { files, backups } = migrateProject(tree, { domain: 'bot/domain', out: 'bot/out' });
    expect(files.map((file) => file.path)).toEqual(['bot/out/deep/forms.yml', 'bot/out/slots.yml']);
    expect(backups.map((backup) => backup.to)).toEqual([
      'bot/original_domain/deep/forms.yml',
      'bot/original_domain/slots.yml',
    ]);
    expect(files[0]?.content).toBe('version: "3.1"\nforms:\n  f:\n    required_slots:\n    - city\n');
    expect(files[1]?.content).toContain('active_loop: f');
  });

  it.each([
    [{}, 'path-not-found'],
    [{ 'domain.yml': 'version: "3.0"\nintents: [a]\n' }, 'already-migrated'],
    [{ 'domain.yml': LEGACY, 'new_domain.yml': '' }, 'migration-target-exists'],
    [{ 'domain.yml': LEGACY, 'original_domain.yml': '' }, 'migration-target-exists'],
    [{ 'domain.yml': 'slots: "\n' }, 'yaml-syntax'],
    [{ 'domain.yml': '- list\n' }, 'not-a-map'],
  ])('writes nothing for %j and says %s', (contents: Readonly<Record<string, string>>, code) => {
    const { files, diagnostics } = migrateProject(createMemoryTree(contents));
    expect(files).toEqual([]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });
});
