import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionRequest, ActionServer } from '@hamzaban/dialogue';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shippedPackFolder } from '../home/pack.ts';
import { createActionsOfPack, joinActions } from './pack-actions.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hamzaban-packs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function pack(name: string, code: string | null): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  if (code !== null) await writeFile(join(folder, 'actions.js'), code);
  return folder;
}

const said = "export const a = { name: () => 'action_a', run: (d) => d.utterMessage({ text: 'a' }) };\n";
const requestOf = (next_action: string) => ({ next_action, tracker: { sender_id: 'u' } }) as unknown as ActionRequest;

it('actions of a pack run when the operator trusts it, in any version, and not otherwise', async () => {
  const find = createActionsOfPack({ trusted: ['mine'], log: () => expect.fail() });
  const folder = await pack('mine@1.2.0', said);
  expect([...((await find(folder))?.names ?? [])]).toEqual(['action_a']);
  expect(await find(folder)).toBe(await find(folder));
  expect(await find(await pack('mine-too@1.2.0', "throw new Error('must not run')"))).toBeNull();
  expect(await find(await pack('mine@2.0.0', null))).toBeNull();
});

it('a pack whose actions cannot be loaded is told to the log, and its bots answer without', async () => {
  const logged: string[] = [];
  const find = createActionsOfPack({
    trusted: ['mine'],
    log: (message, { pack, error }) => logged.push(`${message}: ${pack}: ${error}`),
  });
  expect(await find(await pack('mine@1.0.0', "throw new Error('no database')"))).toBeNull();
  expect(logged).toEqual([
    'actions of a pack cannot be loaded: mine@1.0.0: actions.js cannot be loaded: Error: no database',
  ]);
});

it('actions of a pack go before those of the server, which has all others', async () => {
  const own = await createActionsOfPack({ trusted: ['mine'], log: () => undefined })(await pack('mine@1.0.0', said));
  const server: ActionServer = { run: async ({ next_action }) => ({ events: [], responses: [{ text: next_action }] }) };
  const both = joinActions(own, server);
  expect((await both?.run(requestOf('action_a')))?.responses).toMatchObject([{ text: 'a' }]);
  expect((await both?.run(requestOf('action_b')))?.responses).toEqual([{ text: 'action_b' }]);
  await expect(joinActions(own, null)?.run(requestOf('action_b'))).rejects.toThrow(/the pack has none of this name/);
  expect([joinActions(null, server), joinActions(null, null)]).toEqual([server, null]);
});

it('a shop of a home gets no code of its own run by calling a folder like a trusted pack, or by a link to one', async () => {
  const shop = join(root, 'shops', 'rose');
  await mkdir(shop, { recursive: true });
  await mkdir(join(root, 'state'));
  await writeFile(join(root, 'state', 'hamzaban.db'), '');
  await mkdir(join(root, 'packs'));
  const find = createActionsOfPack({ trusted: ['mine', 'rose'], log: () => expect.fail() });
  const evil = "throw new Error('must not run')";
  const named = await pack('shops/rose/mine@1.0.0', evil);
  await writeFile(join(shop, 'actions.js'), evil);
  await symlink(named, join(root, 'mine'));
  await symlink(root, join(root, 'packs', 'home'));
  for (const folder of [named, shop, join(root, 'mine'), join(root, 'packs', 'home', 'shops', 'rose', 'mine@1.0.0')])
    expect(await find(folder)).toBeNull();
  expect([...((await find(await pack('packs/mine@1.0.0', said)))?.names ?? [])]).toEqual(['action_a']);
});

it("a copy of the shipped pack's actions runs the shipped ones: nothing that is changed or stands beside it counts", async () => {
  const log = () => expect.fail();
  const copy = await pack('copy', null);
  await copyFile(join(shippedPackFolder, 'actions.ts'), join(copy, 'actions.ts'));
  await mkdir(join(copy, 'node_modules', '@hamzaban', 'action-sdk'), { recursive: true });
  await writeFile(join(copy, 'package.json'), '{"type": "commonjs"}');
  const actions = await createActionsOfPack({ trusted: [], log })(copy);
  const shipped = await createActionsOfPack({ trusted: [], log })(shippedPackFolder);
  expect([...(actions?.names ?? [])]).toEqual([...(shipped?.names ?? ['none'])]);
  await writeFile(join(copy, 'actions.ts'), "throw new Error('must not run')");
  expect(await createActionsOfPack({ trusted: [], log })(copy)).toBeNull();
});

it('a folder in the place of a file of actions is no error of the bot', async () => {
  const folder = await pack('odd', null);
  await mkdir(join(folder, 'actions.ts'));
  expect(await createActionsOfPack({ trusted: [], log: () => expect.fail() })(folder)).toBeNull();
});
