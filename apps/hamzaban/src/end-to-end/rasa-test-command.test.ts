import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, temporaryHome } from './running-server.ts';

let home: Awaited<ReturnType<typeof temporaryHome>>;
/** A starter project, made and trained by `rasa init`. */
let project: string;
let initOutput: Awaited<ReturnType<typeof runCommand>>;
beforeAll(async () => {
  home = await temporaryHome();
  project = join(home.path, 'starter');
  initOutput = await rasa(home.path, ['init', '--no-prompt', '--init-dir', 'starter']);
}, 120_000);
afterAll(() => home.remove());

const rasa = (cwd: string, args: readonly string[], input = '') => runCommand('rasa', args, { cwd, input });
const json = async (...path: readonly string[]) => JSON.parse(await readFile(join(project, ...path), 'utf8'));

describe('rasa init', () => {
  it('makes a Persian project that is trained and valid', async () => {
    expect(initOutput.code, initOutput.stderr).toBe(0);
    expect(initOutput.stdout).toMatch(/Created the project in .*starter.*\n.*trained and saved at 'starter\/models\//);
    const { code, stdout } = await rasa(project, ['data', 'validate']);
    expect(code).toBe(0);
    expect(stdout).toContain('Validated the project: no errors.');
  });

  it('writes nothing over files that are there', async () => {
    const before = await readFile(join(project, 'domain.yml'), 'utf8');
    await writeFile(join(project, 'domain.yml'), `${before}# mine\n`);
    const { code, stderr } = await rasa(home.path, ['init', '--no-prompt', '--init-dir', 'starter']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Nothing was written: .* already has .*domain\.yml/s);
    expect(await readFile(join(project, 'domain.yml'), 'utf8')).toBe(`${before}# mine\n`);
    await writeFile(join(project, 'domain.yml'), before);
  });
});

describe('rasa train --skip-validation', () => {
  it('trains a bot that lacks an action, and says what it lacks', async () => {
    const folder = join(home.path, 'lacking');
    await rasa(home.path, ['init', '--no-prompt', '--init-dir', 'lacking']);
    const rules = await readFile(join(folder, 'data', 'rules.yml'), 'utf8');
    await writeFile(join(folder, 'data', 'rules.yml'), rules.replace('utter_bot_challenge', 'action_gone'));
    expect((await rasa(folder, ['train'])).code).toBe(1);
    const { code, stdout, stderr } = await rasa(folder, ['train', '--skip-validation']);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('trained and saved');
    expect(stderr).toMatch(/data\/rules\.yml:\d+:\d+: warning: The action 'action_gone'/);
  });
});

describe('rasa test', () => {
  it('tests conversations and examples, and writes reports by the names of Rasa', async () => {
    const { code, stdout, stderr } = await rasa(project, ['test', '--out', 'results', '--successes']);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/Conversations: 4 of 4 correct/);
    expect(stdout).toMatch(/Intents: accuracy 0\.9\d+|Intents: accuracy 1\.000/);
    const files = await readdir(join(project, 'results'));
    for (const name of [
      'story_report.json',
      'failed_test_stories.yml',
      'successful_test_stories.yml',
      'stories_with_warnings.yml',
      'story_confusion_matrix.svg',
      'intent_report.json',
      'intent_histogram.svg',
      'DIETClassifier_report.json',
      'TEDPolicy_report.json',
      'confused_pairs.json',
    ])
      expect(files).toContain(name);
    expect((await json('results', 'story_report.json')).conversation_accuracy).toEqual({
      accuracy: 1,
      correct: 4,
      with_warnings: 0,
      total: 4,
    });
    expect(await readFile(join(project, 'results', 'failed_test_stories.yml'), 'utf8')).toBe(
      '# None of the test stories failed - all good!',
    );
  });

  it('says which conversation failed and where it stands; the exit code is 0 unless it is asked for', async () => {
    await mkdir(join(project, 'broken'), { recursive: true });
    await writeFile(
      join(project, 'broken', 'test_wrong.yml'),
      'version: "3.1"\nstories:\n- story: wrong\n  steps:\n  - user: سلام\n    intent: greet\n  - action: utter_goodbye\n',
    );
    const args = ['test', 'core', '--e2e', '--stories', 'broken', '--out', 'failed', '--no-plot'];
    const { code, stdout } = await rasa(project, args);
    expect(code).toBe(0);
    expect(stdout).toContain('failed: broken/test_wrong.yml:3: wrong: utter_greet instead of utter_goodbye');
    expect(await readFile(join(project, 'failed', 'failed_test_stories.yml'), 'utf8')).toContain(
      '  - action: utter_goodbye  # predicted: utter_greet',
    );
    expect(await readdir(join(project, 'failed'))).not.toContain('story_confusion_matrix.svg');
    const strict = await rasa(project, [...args, '--fail-on-prediction-errors']);
    expect(strict.code).toBe(1);
    expect(strict.stderr).toContain('# predicted: utter_greet');
  });

  it('tests training stories by their actions without --e2e', async () => {
    const { code, stdout } = await rasa(project, ['test', 'core', '--out', 'core']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Conversations: 2 of 2 correct/);
    expect(Object.keys(await json('core', 'story_report.json'))).not.toContain('thank');
  });

  it('tests every model of a folder', async () => {
    await rasa(project, ['train', '--fixed-model-name', 'second', '--out', 'models']);
    const args = ['test', 'core', '--e2e', '--stories', 'tests', '--evaluate-model-directory', '--out', 'all'];
    const { code, stdout } = await rasa(project, args);
    expect(code).toBe(0);
    expect(stdout.match(/Conversations: 4 of 4/g)).toHaveLength(2);
    expect(await readdir(join(project, 'all'))).toHaveLength(2);
  });

  it.each([
    ['an unknown part', ['test', 'everything'], 2, /core, nlu, or nothing/],
    ['stories by URL', ['test', '--url', 'http://a'], 2, /download the stories/],
    ['a missing path', ['test', 'core', '--stories', 'nowhere'], 1, /'nowhere' does not exist/],
    [
      'a folder without test conversations',
      ['test', 'core', '--e2e', '--stories', 'data'],
      1,
      /No test stories found below 'data'/,
    ],
    ['a missing model', ['test', '--model', 'nowhere'], 1, /No model found at 'nowhere'/],
    ['no examples', ['test', 'nlu', '--nlu', 'tests'], 1, /No examples found below 'tests'/],
    [
      'a learning curve without held-out texts',
      ['test', 'nlu', '--learning-curve', '5'],
      2,
      /--cases FILE\.jsonl or --nlu PATH/,
    ],
    ['sizes that are none', ['test', 'nlu', '--learning-curve', '5,x'], 2, /whole numbers with commas/],
    ['one fold', ['test', 'nlu', '--cross-validation', '--folds', '1'], 2, /from 2 to 1000/],
    ['missing cases', ['test', 'nlu', '--cases', 'nowhere.jsonl'], 1, /'nowhere\.jsonl' of --cases does not exist/],
  ])('answers %s in words', async (_, args, code, words) => {
    const run = await rasa(project, args);
    expect(run.stderr).toMatch(words);
    expect(run.code).toBe(code);
  });
});

describe('rasa test nlu', () => {
  it('cross-validates, and names examples whose label looks wrong with file and line', async () => {
    const nlu = await readFile(join(project, 'data', 'nlu.yml'), 'utf8');
    await mkdir(join(project, 'wrong'), { recursive: true });
    await writeFile(
      join(project, 'wrong', 'nlu.yml'),
      nlu.replace('      - ممنون\n', '      - ممنون\n      - سلام وقت بخیر و خسته نباشید\n'),
    );
    const args = [
      'test',
      'nlu',
      '--nlu',
      'wrong',
      '--cross-validation',
      '--folds',
      '4',
      '--label-errors',
      '--out',
      'cv',
    ];
    const { code, stdout, stderr } = await rasa(project, args);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/Cross-validation with 4 folds/);
    expect(stdout).toMatch(/Intents, test: accuracy 0\.\d{3} \(0\.\d{3}\)/);
    const suspected = (await json('cv', 'label_errors.json')) as { text: string; line: number; suggested: string }[];
    const planted = suspected.find(({ text }) => text === 'سلام وقت بخیر و خسته نباشید');
    expect(planted).toMatchObject({ intent: 'thank', suggested: 'greet', file: 'wrong/nlu.yml' });
    expect(nlu.split('\n')[(planted?.line ?? 0) - 2]).toContain('ممنون');
    expect((await json('cv', 'cross_validation.json')).intents.held.accuracy.mean).toBeGreaterThan(0.3);
  });

  it('tells how responses of retrieval intents were chosen, in the console and in the reports', async () => {
    const folder = join(home.path, 'retrieval');
    const key = (name: string, words: readonly string[]) =>
      `  - intent: faq/${name}\n    examples: |\n${words.map((word) => `      - ${word}\n`).join('')}`;
    await rasa(home.path, ['init', '--no-prompt', '--init-dir', 'retrieval']);
    const config = await readFile(join(folder, 'config.yml'), 'utf8');
    const withSelector = '  - name: ResponseSelector\n  - name: EntitySynonymMapper';
    await writeFile(join(folder, 'config.yml'), config.replace('  - name: EntitySynonymMapper', withSelector));
    const hours = key('hours', ['تا چند بازید', 'کی باز می‌کنید', 'ساعت کاری شما']);
    const place = key('place', ['آدرس شما کجاست', 'مغازه کجاست', 'کدام خیابانید', 'نشانی مغازه']);
    await writeFile(join(folder, 'data', 'faq.yml'), `version: "3.1"\nnlu:\n${hours}${place}`);
    await mkdir(join(folder, 'domain'));
    await writeFile(join(folder, 'domain', 'base.yml'), await readFile(join(folder, 'domain.yml'), 'utf8'));
    await writeFile(
      join(folder, 'domain', 'faq.yml'),
      'version: "3.1"\nintents: [faq]\nresponses:\n  utter_faq/hours: [{text: ۹ تا ۱۸}]\n  utter_faq/place: [{text: تهران}]\n',
    );
    const trained = await rasa(folder, ['train', '--domain', 'domain']);
    expect(trained.code, trained.stderr).toBe(0);
    const { stdout, stderr } = await rasa(folder, ['test', 'nlu', '--out', 'plain']);
    expect(stdout, stderr).toMatch(/Response selection: accuracy [01]\.\d{3} on 7 examples, F1 /);
    const validated = await rasa(folder, ['test', 'nlu', '--cross-validation', '--folds', '5', '--out', 'folds']);
    expect(validated.stdout, validated.stderr).toMatch(/Response selection, test: accuracy [01]\.\d{3} \(0\.\d{3}\)/);
    const report = JSON.parse(await readFile(join(folder, 'folds', 'response_selection_report.json'), 'utf8'));
    expect(Object.keys(report)).toEqual(expect.arrayContaining(['faq/hours', 'faq/place']));
  });

  it('refuses more folds than any intent has examples, and configurations that are not there or have one name', async () => {
    const many = await rasa(project, ['test', 'nlu', '--nlu', 'data', '--cross-validation', '--folds', '500']);
    expect([many.code, many.stderr]).toEqual([1, expect.stringContaining('No intent has 500 examples')]);
    const gone = await rasa(project, ['test', 'nlu', '--nlu', 'data', '--config', 'config.yml', 'gone.yml']);
    expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('There is no file gone.yml (--config).')]);
    const same = await rasa(project, ['test', 'nlu', '--nlu', 'data', '--config', 'a/config.yml', 'b/config.yml']);
    expect([same.code, same.stderr]).toEqual([
      2,
      expect.stringContaining('a/config.yml and b/config.yml have the same'),
    ]);
  });

  it('draws a learning curve on cases that are not learned from', async () => {
    await writeFile(
      join(project, 'cases.jsonl'),
      [
        { text: 'سلام شبتون بخیر', intent: 'greet', style: 'colloquial' },
        { text: 'هزینه ارسال به قم چنده', intent: 'shipping_cost' },
        { text: 'سفارشم چی شده', intent: 'track_order' },
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    const args = ['test', 'nlu', '--learning-curve', '2,5', '--cases', 'cases.jsonl', '--out', 'curve'];
    const { code, stdout, stderr } = await rasa(project, args);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^2\s+20\s+\d\.\d{3}/m);
    const points = (await json('curve', 'learning_curve.json')) as { examplesPerIntent: number; accuracy: number }[];
    expect(points.map(({ examplesPerIntent }) => examplesPerIntent)).toEqual([2, 5]);
    expect(existsSync(join(project, 'curve', 'learning_curve.svg'))).toBe(true);
  });

  it('names the line of a case that is none', async () => {
    await writeFile(join(project, 'bad.jsonl'), '\ufeff{"text": "a", "intent": "greet"}\n\n{"text": 5}\n');
    const { code, stderr } = await rasa(project, ['test', 'nlu', '--cases', 'bad.jsonl']);
    expect(code).toBe(1);
    expect(stderr).toContain('bad.jsonl:3: a line must be JSON');
  });

  it('compares configurations over runs and shares of the examples', async () => {
    const config = await readFile(join(project, 'config.yml'), 'utf8');
    await writeFile(
      join(project, 'keyword.yml'),
      config
        .replace('name: DIETClassifier', 'name: KeywordIntentClassifier')
        .replace('epochs: 100', 'case_sensitive: false'),
    );
    const args = [
      'test',
      'nlu',
      '--config',
      'config.yml',
      'keyword.yml',
      '--runs',
      '1',
      '--percentages',
      '0',
      '50',
      '--out',
      'compared',
    ];
    const { code, stdout, stderr } = await rasa(project, args);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^keyword\s+0\.\d{3}\s+0\.\d{3}$/m);
    const results = await json('compared', 'results.json');
    expect(results.config[0]).toHaveLength(2);
    expect(results.config[0][0]).toBeGreaterThan(results.keyword[0][0]);
    expect(await readdir(join(project, 'compared', 'run_1', '50%_exclusion'))).toEqual([
      'config_report',
      'keyword_report',
    ]);
    expect(existsSync(join(project, 'compared', 'nlu_model_comparison_graph.svg'))).toBe(true);
  });
});

describe('rasa shell', () => {
  it('as JSON gives a line a turn: policy, rule with its file, confidence, slots', async () => {
    const { code, stdout } = await rasa(project, ['shell', '--json'], 'سلام\nسفارش [12345] کجاست؟\n/stop\n');
    expect(code).toBe(0);
    const [greeting, order] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(greeting.actions[1]).toMatchObject({
      action: 'utter_greet',
      policy: 'RulePolicy',
      confidence: 1,
      source: { kind: 'rule', name: 'سلام', file: 'data/rules.yml' },
    });
    expect(order.slots.before).toHaveProperty('order_number', null);
  });

  it('with --debug tells rule, file and slots beside the answers', async () => {
    const { stdout, stderr } = await rasa(project, ['shell', '--debug'], 'سفارشم کجاست؟\n۵۴۳۲۱\n');
    expect(stdout).toContain('شماره‌ی سفارش');
    expect(stderr).toMatch(/order_form by RulePolicy 1\.00 \(rule 'پیگیری سفارش، آغاز', data\/rules\.yml:\d+:\d+\)/);
    expect(stderr).toContain('slot order_number: null -> "۵۴۳۲۱"');
  });

  it('parses as JSON a line a text', async () => {
    const { stdout } = await rasa(project, ['shell', 'nlu', '--json'], 'سلام\nممنون\n');
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).intent.name),
    ).toEqual(['greet', 'thank']);
  });
});

describe('rasa data', () => {
  it('migrates a domain of Rasa 2 and keeps the old one', async () => {
    const folder = join(home.path, 'old');
    await mkdir(folder, { recursive: true });
    const old = 'version: "2.0"\nintents: [greet]\nentities: [city]\nslots:\n  city:\n    type: unfeaturized\n';
    await writeFile(join(folder, 'domain.yml'), old);
    const { code, stdout } = await rasa(folder, ['data', 'migrate']);
    expect(code).toBe(0);
    expect(stdout).toContain('written: new_domain.yml');
    expect(await readFile(join(folder, 'original_domain.yml'), 'utf8')).toBe(old);
    expect(await readFile(join(folder, 'domain.yml'), 'utf8')).toBe(old);
    expect(await readFile(join(folder, 'new_domain.yml'), 'utf8')).toMatch(/version: "3.1"[\s\S]*mappings:/);
    const again = await rasa(folder, ['data', 'migrate']);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('Nothing was migrated, no file was changed.');
  });

  it('splits examples so that the same seed splits alike', async () => {
    const split = (out: string) =>
      rasa(project, ['data', 'split', 'nlu', '--training-fraction', '0.7', '--random-seed', '7', '--out', out]);
    const { code, stdout } = await split('split');
    await split('again');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ examples for training, \d+ for tests, in 'split'\./);
    for (const name of ['training_data.yml', 'test_data.yml']) {
      const text = await readFile(join(project, 'split', name), 'utf8');
      expect(text).toContain('intent: greet');
      expect(await readFile(join(project, 'again', name), 'utf8')).toBe(text);
    }
    expect((await rasa(project, ['data', 'split', 'nlu', '--training-fraction', '2'])).code).toBe(2);
  });

  it('converts to JSON and back, and overwrites nothing', async () => {
    const toJson = ['data', 'convert', 'nlu', '-f', 'json', '--out', 'converted/nlu.json'];
    expect((await rasa(project, toJson)).code).toBe(0);
    expect((await rasa(project, toJson)).stderr).toContain("'converted/nlu.json' exists already");
    const back = await rasa(project, [
      'data',
      'convert',
      'nlu',
      '--data',
      'converted/nlu.json',
      '--out',
      'converted/nlu.yml',
    ]);
    expect(back.code, back.stderr).toBe(0);
    expect(await readFile(join(project, 'converted', 'nlu.yml'), 'utf8')).toContain('[شیراز](city)');
  });

  it('ends its checks with what differs from the real Rasa, each with its place and the way out', async () => {
    await writeFile(join(project, 'credentials.yml'), 'rest:\nsocketio:\n');
    const { code, stdout } = await rasa(project, ['data', 'validate', '--max-history', '3']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/What will differ from the real Rasa.*\n {2}config\.yml:\d+:\d+: DIETClassifier: learned/);
    expect(stdout).toMatch(
      /credentials\.yml:2:1: The channel 'socketio' is not here\.\n {6}Connect it through the REST channel/,
    );
    expect((await rasa(project, ['data', 'validate', 'everything'])).code).toBe(2);
  });
});
