import { describe, expect, it } from 'vitest';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { validateProject } from '../validate/validate-project.ts';
import { readProject } from './read-project.ts';

const CONFIG = 'assistant_id: x\nlanguage: fa\n';
const IMPORTER = `${CONFIG}importers:\n- name: MultiProjectImporter\n`;
const V = 'version: "3.1"\n';

const SHOP = {
  'shops/a/config.yml': `${IMPORTER}imports:\n- ../../packs/shop\n`,
  'shops/a/domain.yml': `${V}intents: [greet, own_faq]\nslots:\n  name:\n    type: text\n    initial_value: فروشگاه آ\n    mappings:\n    - type: custom\nresponses:\n  utter_greet:\n  - text: سلام از آ\n  utter_own:\n  - text: مال خودم\n`,
  'shops/a/data/own.yml': `${V}nlu:\n- intent: own_faq\n  examples: |\n    - ویژه\n    - خاص\nrules:\n- rule: own\n  steps:\n  - intent: own_faq\n  - action: utter_own\n`,
  'packs/shop/config.yml': `${CONFIG}pipeline:\n- name: WhitespaceTokenizer\n`,
  'packs/shop/domain/a.yml': `${V}intents: [greet]\nslots:\n  name:\n    type: text\n    initial_value: پیش‌فرض\n    mappings:\n    - type: custom\n  phone:\n    type: text\n    mappings:\n    - type: custom\n`,
  'packs/shop/domain/b.yml': `${V}responses:\n  utter_greet:\n  - text: سلام\nactions: [action_hours]\n`,
  'packs/shop/data/nlu.yml': `${V}nlu:\n- intent: greet\n  examples: |\n    - سلام\n    - درود\n`,
  'packs/shop/data/rules.yml': `${V}rules:\n- rule: greet\n  steps:\n  - intent: greet\n  - action: utter_greet\n`,
  'packs/shop/tests/test_x.yml': `${V}stories:\n- story: t\n  steps:\n  - intent: greet\n  - action: utter_greet\n`,
  'packs/shop/endpoints.yml': 'action_endpoint:\n  url: http://x\n',
};

const readShop = (changes: Readonly<Record<string, string>> = {}) =>
  readProject(createMemoryTree({ ...SHOP, ...changes }), {
    config: 'shops/a/config.yml',
    domain: ['shops/a/domain.yml'],
    data: ['shops/a/data'],
  });

describe('a project that imports a pack', () => {
  it("merges both, the project's own responses and slots in the place of the pack's", () => {
    const { project, diagnostics } = readShop();
    expect(validateProject(project).filter((problem) => problem.severity === 'error')).toEqual([]);
    const { domain } = project;
    expect(domain.responses.get('utter_greet')).toMatchObject([
      { text: 'سلام از آ', at: { file: 'shops/a/domain.yml' } },
    ]);
    expect(domain.slots.map(({ name, initialValue, at }) => [name, initialValue, at?.file])).toEqual([
      ['name', 'فروشگاه آ', 'shops/a/domain.yml'],
      ['phone', null, 'packs/shop/domain/a.yml'],
    ]);
    expect(domain.intents.map((intent) => intent.name)).toEqual(['greet', 'own_faq']);
    expect(domain.actions.map((action) => action.name)).toEqual(['action_hours']);
    expect(project.rules.map((rule) => [rule.name, rule.at.file])).toEqual([
      ['greet', 'packs/shop/data/rules.yml'],
      ['own', 'shops/a/data/own.yml'],
    ]);
    expect(project.nlu.examples.map((example) => example.at?.file)).toEqual([
      'packs/shop/data/nlu.yml',
      'packs/shop/data/nlu.yml',
      'shops/a/data/own.yml',
      'shops/a/data/own.yml',
    ]);
    expect(project.tests.map((test) => test.name)).toEqual(['t']);
    expect(diagnostics.map(({ severity, code, file, line }) => `${severity} ${code} ${file}:${line}`)).toEqual([
      'info imported-definition-replaced shops/a/domain.yml:4',
      'info imported-definition-replaced shops/a/domain.yml:10',
    ]);
  });

  it('says which files came from the pack, and counts only the own pipeline', () => {
    const { project } = readShop();
    expect(project.importedFiles).toEqual([
      'packs/shop/data/nlu.yml',
      'packs/shop/data/rules.yml',
      'packs/shop/domain/a.yml',
      'packs/shop/domain/b.yml',
      'packs/shop/tests/test_x.yml',
    ]);
    expect(project.config.isPipelineDefault).toBe(true);
  });

  it('follows the imports of imported configs once, also in circles and over config files', () => {
    const { project, diagnostics } = readShop({
      'packs/shop/config.yml': `${IMPORTER}imports:\n- ../more/config.yml\n- .\n`,
      'packs/more/config.yml': 'imports:\n- data\n- ../shop\n',
      'packs/more/data/r.yml': `${V}responses:\n  utter_more:\n  - text: بیشتر\n`,
    });
    expect(project.domain.responses.has('utter_more')).toBe(true);
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
  });

  it('reports an import that does not exist at its line', () => {
    const { diagnostics } = readShop({ 'shops/a/config.yml': `${IMPORTER}imports:\n- ../../packs/shop\n- ../gone\n` });
    expect(diagnostics.find((diagnostic) => diagnostic.code === 'import-not-found')).toMatchObject({
      severity: 'error',
      file: 'shops/a/config.yml',
      line: 7,
    });
  });

  it('is not merged without the importer, which is said', () => {
    const { project, diagnostics } = readShop({ 'shops/a/config.yml': `${CONFIG}imports:\n- ../../packs/shop\n` });
    expect(project.rules.map((rule) => rule.name)).toEqual(['own']);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain('imports-without-importer');
  });

  it('accepts the importer by its full name', () => {
    const { project } = readShop({
      'shops/a/config.yml': `${CONFIG}importers:\n- name: rasa.shared.importers.multi_project.MultiProjectImporter\nimports: [../../packs/shop]\n`,
    });
    expect(project.rules).toHaveLength(2);
  });

  it('warns of an imported file that mixes kinds, and of broken imported files', () => {
    const { project, diagnostics } = readShop({
      'packs/shop/data/mixed.yml': `${V}nlu:\n- intent: greet\n  examples: |\n    - هلو\nrules:\n- rule: lost\n  steps:\n  - intent: greet\n`,
      'packs/shop/data/broken.yml': 'nlu: "\n',
    });
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual(
      expect.arrayContaining([
        'imported-file-of-two-kinds packs/shop/data/mixed.yml',
        'yaml-syntax packs/shop/data/broken.yml',
      ]),
    );
    expect(project.incomplete).toEqual(['data']);
  });
});
