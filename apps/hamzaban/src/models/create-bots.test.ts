import type { Models, TenantBot, TenantId } from '@hamzaban/platform';
import { tenantIdOf } from '@hamzaban/testkit';
import { describe, expect, it } from 'vitest';
import { homeAt } from '../home/home.ts';
import { MissingBaseError } from './base-models.ts';
import { createBots } from './create-bots.ts';
import { ModelFileError } from './model-file-error.ts';

const rose = tenantIdOf('rose');
const bot: TenantBot = { respond: () => Promise.reject(new Error('not asked')) };
const version = { file: 'a.tar.gz', sha256: 'x' };

function botsWith(loadBot: () => Promise<TenantBot>, size = 10) {
  const trained: TenantId[] = [];
  let loads = 0;
  const bots = createBots({
    home: homeAt('/nowhere'),
    models: { active: async () => version } as unknown as Models,
    findRasaBot: async () => null,
    findActions: async () => null,
    retrain: async (tenantId) => void trained.push(tenantId),
    loadBot: () => {
      loads += 1;
      return loadBot();
    },
    size,
  });
  return { bots, trained, loads: () => loads };
}

describe('bots in memory', () => {
  it('are loaded once, and again after they are forgotten or pushed out', async () => {
    const { bots, loads } = botsWith(async () => bot, 2);
    expect(await Promise.all([bots.forTenant(rose), bots.forTenant(rose)])).toEqual([bot, bot]);
    expect(loads()).toBe(1);
    bots.forget(rose);
    await bots.forTenant(rose);
    expect(loads()).toBe(2);
    await bots.forTenant(tenantIdOf('a'));
    await bots.forTenant(tenantIdOf('b'));
    await bots.forTenant(rose);
    expect(loads()).toBe(5);
  });

  it.each([
    ['of another format', Object.assign(new Error('format 1'), { name: 'InvalidAssetError' })],
    ['whose file is gone or damaged', new ModelFileError('/nowhere/a.tar.gz', 'cannot be read')],
    ['whose pack has no model', new MissingBaseError('hash', [])],
  ])('with a model %s are refused until they are trained, which is asked for once', async (_, error) => {
    const { bots, trained } = botsWith(() => Promise.reject(error));
    for (let message = 0; message < 3; message += 1)
      await expect(bots.forTenant(rose)).rejects.toMatchObject({ code: 'bot_unavailable', status: 503, cause: error });
    expect(trained).toEqual([rose]);
  });

  it('that fail for another reason are not trained', async () => {
    const { bots, trained } = botsWith(() => Promise.reject(new RangeError('a bug')));
    await expect(bots.forTenant(rose)).rejects.toThrow(RangeError);
    expect(trained).toEqual([]);
  });
});
