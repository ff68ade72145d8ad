import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPlainReader } from '@hamzaban/nlu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemProblemOf } from '../files/system-problem.ts';
import { createBaseModels } from './base-models.ts';
import { createFolderTrainer } from './create-folder-trainer.ts';

const pipeline =
  'recipe: default.v1\nlanguage: fa\npipeline:\n- name: WhitespaceTokenizer\n- name: CountVectorsFeaturizer\n- name: DIETClassifier\npolicies:\n- name: RulePolicy\n';
const nlu = (intent: string, texts: readonly string[]): string =>
  `version: "3.1"\nnlu:\n- intent: ${intent}\n  examples: |\n${texts.map((text) => `    - ${text}\n`).join('')}`;
const domain = (intent: string): string =>
  `version: "3.1"\nintents:\n- ${intent}\nresponses:\n  utter_${intent}:\n  - text: بله\n`;

const files: { readonly [path: string]: string } = {
  'pack/pack.json': '{"name": "small", "version": "1.0.0"}',
  'pack/config.yml': pipeline,
  'pack/domain.yml': domain('greet'),
  'pack/data/nlu.yml': nlu('greet', ['سلام', 'درود']),
  'shop/config.yml': `${pipeline}importers:\n- name: MultiProjectImporter\nimports:\n- ../pack\n`,
  'shop/domain.yml': domain('engrave'),
  'shop/data/nlu.yml': nlu('engrave', ['حکاکی دارین', 'اسم حک می‌کنین']),
};

describe('training a shop on a pack', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'folder-trainer-'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(home, path)), { recursive: true });
      await writeFile(join(home, path), text);
    }
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  const train = () =>
    createFolderTrainer({
      reader: createPlainReader(),
      bases: createBaseModels(),
      now: () => 0,
      random: () => 0.5,
    }).trainFolder({
      folder: join(home, 'shop'),
      config: 'config.yml',
      domain: ['domain.yml'],
      data: ['data'],
      out: 'models',
      isForced: true,
    });

  it("trains the pack once, and anew when the pack's model cannot be read", async () => {
    const { trained, diagnostics } = await train();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(trained?.baseHash).not.toBeNull();
    const models = join(home, 'pack/models');
    const [name] = await readdir(models);
    const base = join(models, name ?? '');
    const whole = await readFile(base);
    expect((await train()).trained?.sha256).toBe(trained?.sha256);
    await writeFile(base, whole.subarray(0, 100));
    expect((await train()).trained?.sha256).toBe(trained?.sha256);
    expect(await readFile(base)).toEqual(whole);
  });

  it('says once what validation and training both find, and where a pattern stands that is none', async () => {
    const nluPath = join(home, 'shop/data/nlu.yml');
    const rulesPath = join(home, 'shop/data/rules.yml');
    const before = await readFile(nluPath, 'utf8');
    await writeFile(nluPath, `${before}- regex: name\n  examples: |\n    - ([a\n`);
    await writeFile(
      rulesPath,
      'version: "3.1"\nrules:\n- rule: a\n  steps:\n  - intent: engrav\n  - action: utter_engrave\n',
    );
    const { diagnostics } = await train();
    const placesOf = (wanted: string) =>
      diagnostics.filter(({ code }) => code === wanted).map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(placesOf('unknown-intent')).toEqual(['data/rules.yml:5:5']);
    expect(placesOf('invalid-regex')).toEqual(['data/nlu.yml:9:7']);
    await writeFile(nluPath, before);
    await rm(rulesPath);
  });

  it('refuses a place that no model can be written to before it trains, and makes nothing there', async () => {
    const seen: string[] = [];
    const training = (out: string) =>
      createFolderTrainer({ reader: createPlainReader(), bases: createBaseModels(), now: () => 0, random: () => 0.5 })
        .trainFolder(
          {
            folder: join(home, 'shop'),
            config: 'config.yml',
            domain: ['domain.yml'],
            data: ['data'],
            out,
            isForced: true,
          },
          { onProgress: (_, what) => void seen.push(what) },
        )
        .catch((error: unknown) => systemProblemOf(error)?.reason);
    const isFile = 'a part of the path is a file, and a folder is needed';
    expect(await training('domain.yml')).toBe(isFile);
    expect(await training('domain.yml/models')).toBe(isFile);
    expect(seen).toEqual([]);
  });
});

describe('the environment', () => {
  const name = 'HAMZABAN_TEST_OF_THE_ENVIRONMENT';
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-trainer-'));
    await mkdir(join(folder, 'data'));
    await writeFile(
      join(folder, 'config.yml'),
      pipeline.replace('policies:', `- name: FallbackClassifier\n  threshold: \${${name}}\npolicies:`),
    );
    await writeFile(join(folder, 'domain.yml'), domain('greet'));
    await writeFile(join(folder, 'data/nlu.yml'), nlu('greet', ['سلام', 'درود']));
    process.env[name] = 'secret-of-the-process';
  });
  afterAll(async () => {
    delete process.env[name];
    await rm(folder, { recursive: true, force: true });
  });
  const saidOf = async (readsEnvironment: boolean) => {
    const trainer = createFolderTrainer({
      reader: createPlainReader(),
      bases: createBaseModels(),
      now: () => 0,
      random: () => 0.5,
    });
    const input = {
      folder,
      config: 'config.yml',
      domain: ['domain.yml'],
      data: ['data'],
      out: 'models',
      readsEnvironment,
    };
    return JSON.stringify((await trainer.trainFolder(input)).diagnostics);
  };

  it("is read by the rasa commands, and never for a shop's files", async () => {
    expect(await saidOf(true)).toContain('secret-of-the-process');
    expect(await saidOf(false)).not.toContain('secret-of-the-process');
  });
});
