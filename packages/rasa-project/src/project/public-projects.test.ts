import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../tree/file-tree.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { validateProject } from '../validate/validate-project.ts';
import { readProject } from './read-project.ts';

/** Reference material beside the checkout; not part of it. */
const SHARED = join(import.meta.dirname, '../../../../../shared');
const PROJECTS = join(SHARED, 'rasa-projects');
const GOLDEN = join(SHARED, 'rasa-golden');
const isPresent = existsSync(PROJECTS);
if (!isPresent)
  console.warn(`SKIPPED: the public Rasa projects are not at ${PROJECTS}, so reading them is not tested.`);

function diskTree(root: string): FileTree {
  const walk = (path: string): readonly string[] => {
    if (!existsSync(path)) return [];
    return statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => walk(join(path, name)));
  };
  return {
    files: (path) =>
      walk(join(root, path))
        .map((file) => relative(root, file))
        .sort(),
    read: (path) =>
      existsSync(join(root, path)) && statSync(join(root, path)).isFile() ? readFileSync(join(root, path)) : undefined,
  };
}

/** What Rasa 3.6.21 itself holds after reading the same folders: counts of its domain and training data. */
const COUNTS: Readonly<Record<string, string>> = {
  // intents, entities, forms, examples, synonyms, regexes, lookups, responses; then stories, rules and test conversations of the files
  'alazab-arabic': '73 8 0 1492 0 0 4 91 24 61 12',
  'barisbutun-turkish': '16 2 0 82 0 0 0 13 16 9 7',
  'carbon-bot': '23 7 1 2517 37 0 0 62 51 4 0',
  'civicecho-chinese': '24 11 3 297 0 10 1 24 8 12 34',
  concertbot: '11 1 0 29 0 0 0 7 6 5 0',
  e2ebot: '4 0 0 33 0 0 0 3 4 0 4',
  'financial-demo': '22 10 3 574 13 0 0 51 19 20 48',
  formbot: '9 4 1 286 3 0 0 17 2 6 3',
  'helpdesk-assistant': '17 3 2 438 5 0 0 21 14 7 12',
  initial_project: '7 0 0 68 0 0 0 6 3 2 7',
  knowledgebasebot: '4 7 0 44 16 0 2 4 1 4 0',
  moodbot: '7 0 0 67 0 0 0 6 3 2 0',
  reminderbot: '8 2 0 35 0 0 0 2 1 7 0',
  responseselectorbot: '8 0 0 76 0 0 0 8 3 3 0',
  rules: '11 1 1 286 3 0 0 13 0 13 0',
  'shreyas-ecommerce': '18 9 1 257 53 0 0 26 18 4 7',
};

const environment = { DUCKLING_URL: 'http://localhost:8000' };

describe.skipIf(!isPresent)('the public Rasa projects', () => {
  const names = isPresent ? readdirSync(PROJECTS).filter((name) => statSync(join(PROJECTS, name)).isDirectory()) : [];

  it('are all here', () => {
    expect(names.sort()).toEqual(Object.keys(COUNTS).sort());
  });

  it.each(names)('%s reads with the counts of the real server', (name) => {
    const { project, diagnostics } = readProject(diskTree(join(PROJECTS, name)), { environment });
    const { domain, nlu } = project;
    const withIntent = nlu.examples.filter((example) => example.intent !== null);
    const counts = [
      domain.intents,
      domain.entities,
      domain.forms,
      withIntent,
      nlu.synonyms,
      nlu.regexes,
      nlu.lookups,
    ].map((list) => list.length);
    expect(
      [...counts, domain.responses.size, project.stories.length, project.rules.length, project.tests.length].join(' '),
    ).toBe(COUNTS[name]);
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    expect(project.incomplete).toEqual([]);
  });

  it.each(names)('%s is validated with a place and a remedy for every problem', (name) => {
    const { project } = readProject(diskTree(join(PROJECTS, name)), { environment });
    for (const problem of validateProject(project)) {
      expect(project.files).toContain(problem.file);
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.hint ?? '').not.toBe('');
    }
  });

  it.each(names)('%s passes or fails the validation as on the real server', (name) => {
    const { project } = readProject(diskTree(join(PROJECTS, name)), { environment });
    const errors = validateProject(project).filter((problem) => problem.severity === 'error');
    // The real one stops at alazab-arabic because of forms and actions that its domain lacks; carbon-bot (Rasa 2) it cannot read at all.
    expect([...new Set(errors.map((error) => error.code))].sort()).toEqual(
      name === 'alazab-arabic' ? ['unknown-action', 'unknown-form'] : [],
    );
  });

  it.each(['carbon-bot', 'alazab-arabic'])('%s reads like the domain that the real server was given', (name) => {
    const golden = JSON.parse(readFileSync(join(GOLDEN, `${name}.json`), 'utf8')) as { domain_used: string };
    const used = readProject(createMemoryTree({ 'domain.yml': golden.domain_used, 'config.yml': 'language: en\n' }))
      .project.domain;
    const read = readProject(diskTree(join(PROJECTS, name)), { environment }).project.domain;
    const mappings = (slots: typeof used.slots) =>
      Object.fromEntries(slots.map((slot) => [slot.name, slot.mappings.map((mapping) => mapping.raw)]));
    expect(mappings(read.slots)).toEqual(mappings(used.slots));
    expect(read.forms.map(({ name: form, requiredSlots }) => [form, requiredSlots])).toEqual(
      used.forms.map(({ name: form, requiredSlots }) => [form, requiredSlots]),
    );
    expect(read.raw['slots']).toEqual(used.raw['slots']);
    expect(read.raw['forms']).toEqual(used.raw['forms']);
    expect(read.raw['version']).toBe('3.1');
  });
});
