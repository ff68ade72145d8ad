import type { ActionRequest, ActionServer } from '@hamzaban/dialogue';
import { expect, it } from 'vitest';
import { joinPackActions } from './join-pack-actions.ts';
import type { PackActions } from './pack-actions.ts';

const saying = (text: string): ActionServer => ({ run: async () => ({ events: [], responses: [{ text }] }) });
const packs: Readonly<Record<string, PackActions>> = {
  '/packs/a': { names: new Set(['action_a', 'action_both']), server: saying('a'), readsEvents: false },
  '/packs/b': { names: new Set(['action_b', 'action_both']), server: saying('b'), readsEvents: true },
};
const find = async (folder: string) => packs[folder] ?? null;
const ask = async (server: ActionServer | undefined, next_action: string) =>
  (await server?.run({ next_action } as unknown as ActionRequest))?.responses[0]?.['text'];

it('each pack runs its own actions, the first one those that several have, and the server all others', async () => {
  const { actionServer } = await joinPackActions(['/packs/a', '/packs/b', '/else'], find, saying('server'));
  expect(await ask(actionServer, 'action_a')).toBe('a');
  expect(await ask(actionServer, 'action_b')).toBe('b');
  expect(await ask(actionServer, 'action_both')).toBe('a');
  expect(await ask(actionServer, 'action_c')).toBe('server');
});

it('events are kept unless all actions do without', async () => {
  expect(await joinPackActions(['/packs/a'], find, null)).toMatchObject({ recentEvents: 0 });
  for (const options of [
    await joinPackActions(['/packs/a', '/packs/b'], find, null),
    await joinPackActions(['/packs/a'], find, saying('server')),
  ])
    expect(options).not.toHaveProperty('recentEvents');
  expect(await joinPackActions(['/else'], find, null)).toEqual({});
});
