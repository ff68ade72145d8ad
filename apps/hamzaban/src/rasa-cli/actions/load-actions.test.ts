import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createActionExecutor } from '@hamzaban/action-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadActions } from './load-actions.ts';

const sdk = "import { Action, FormValidationAction, SlotSet } from '@hamzaban/action-sdk';\n";
const action = (name: string) =>
  `export class Class_${name} extends Action { name(): string { return '${name}'; } run() { return [SlotSet('s', 1)]; } }\n`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hamzaban-actions-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const names = async (path: string) => (await loadActions(path, folder)).map((each) => each.name());

describe('actions', () => {
  it('are found in a file, by its path or by the name of a module', async () => {
    await write({ 'bot/mine.ts': sdk + action('action_a') });
    expect(await names('bot/mine.ts')).toEqual(['action_a']);
    expect(await names('bot.mine')).toEqual(['action_a']);
  });

  it('are found in all files of a folder, each once, and nothing else is taken for one', async () => {
    await write({
      'actions/a.ts': `${sdk}${action('action_a')}export const helper = { name: 'x' };\nexport default 5;\nexport { FormValidationAction };\n`,
      'actions/deep/b.js': "export const b = { name: () => 'action_b', run: async () => [] };\n",
      'actions/deep/again.ts': "export { Class_action_a } from '../a.ts';\n",
      'actions/a.test.ts': 'throw new Error("a test is no action");\n',
      'actions/types.d.ts': 'export declare class X {}\n',
      'actions/node_modules/x/index.js': 'throw new Error("not ours");\n',
      'actions/notes.md': 'x',
    });
    expect(await names('actions')).toEqual(['action_a', 'action_b']);
  });

  it('run as they are loaded', async () => {
    await write({ 'actions.ts': sdk + action('action_a') });
    const executor = createActionExecutor(await loadActions('actions', folder));
    const result = await executor.run({ next_action: 'action_a', tracker: { sender_id: 'u' } });
    expect(result.events).toEqual([{ event: 'slot', timestamp: null, name: 's', value: 1 }]);
  });

  it.each([
    ['a syntax error', 'export class {', /^actions\.ts cannot be loaded: \w*Error: /],
    ['an error of its own', "throw new Error('no database');", /^actions\.ts cannot be loaded: Error: no database/],
    ['an import that is not there', "import './gone.ts';", /cannot be loaded: .*gone\.ts/],
    [
      'a constructor that fails',
      `${sdk}export class A extends Action { constructor() { super(); throw new Error('no key'); } name() { return 'a'; } run() {} }`,
      /cannot be loaded: Error: no key/,
    ],
    ['no action', 'export const x = 1;', /'actions\.ts' exports no action: export classes that extend Action/],
  ])('with %s are refused in words', async (_, text, words) => {
    await write({ 'actions.ts': text });
    await expect(loadActions('actions.ts', folder)).rejects.toThrow(words);
  });

  it('that are not there are asked for', async () => {
    await expect(loadActions('actions', folder)).rejects.toThrow(/There is no 'actions': give the file or folder/);
    await write({ 'actions/notes.md': '' });
    await expect(loadActions('actions', folder)).rejects.toThrow(/'actions' exports no action/);
  });

  it('in Python are named with the way out', async () => {
    const words = /^actions(?:\/actions)?\.py is Python, which does not run here: start it with `python -m rasa_sdk/;
    await write({ 'actions/actions.py': 'x', 'actions/__init__.py': '' });
    await expect(loadActions('actions', folder)).rejects.toThrow(
      /\.py is Python, .* action_endpoint in endpoints\.yml/,
    );
    await rm(join(folder, 'actions'), { recursive: true });
    await write({ 'actions.py': 'x' });
    await expect(loadActions('actions', folder)).rejects.toThrow(words);
  });

  it('of the documentation are loaded and run', async () => {
    const page = await readFile(fileURLToPath(new URL('../../../../../docs/actions.md', import.meta.url)), 'utf8');
    const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
    await write({ 'actions.ts': code });
    const executor = createActionExecutor(await loadActions('actions.ts', folder));
    expect(executor.names).toEqual(['action_check_existence', 'validate_restaurant_form']);
    const tracker = { sender_id: 'u', latest_message: { entities: [{ entity: 'product', value: 'Milk' }] } };
    const result = await executor.run({ next_action: 'action_check_existence', tracker });
    expect(result.responses[0]).toMatchObject({ text: 'Milk: 7 left', custom: { product: 'Milk', count: 7 } });
    const asked = { sender_id: 'u', slots: {}, events: [{ event: 'slot', name: 'num_people', value: 'no' }] };
    const domain = { forms: { restaurant_form: { required_slots: ['cuisine', 'num_people'] } } };
    const refused = await executor.run({ next_action: 'validate_restaurant_form', tracker: asked, domain });
    expect(refused.events).toMatchObject([{ event: 'slot', name: 'num_people', value: null }]);
    expect(refused.responses).toMatchObject([{ response: 'utter_wrong_num_people' }]);
  });
});
