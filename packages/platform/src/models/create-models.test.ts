import { createManualClock, createMemoryStore, tenantIdOf, testCrypto } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIds } from '../create-ids.ts';
import { createKeys } from '../keys/create-keys.ts';
import type { Store } from '../store/store.ts';
import { createTenants } from '../tenants/create-tenants.ts';
import type { Models } from './create-models.ts';
import { createModels } from './create-models.ts';

const rose = tenantIdOf('rose');
const tulip = tenantIdOf('tulip');

describe('models', () => {
  let store: Store;
  let models: Models;
  const clock = createManualClock();
  const ids = createIds({ clock, crypto: testCrypto });
  beforeEach(async () => {
    store = createMemoryStore();
    models = createModels({ store, clock, ids });
    const tenants = createTenants({ store, keys: createKeys({ store, clock, crypto: testCrypto }), clock });
    await tenants.create({ id: rose, name: 'x' });
    await tenants.create({ id: tulip, name: 'x' });
  });
  const register = (file: string, tenantId = rose) =>
    models.register(tenantId, { file, baseHash: 'b', sha256: 's', metrics: { intents: 3 } });

  it('use the newest version, or the pinned one', async () => {
    expect(await models.active(rose)).toBeNull();
    const first = await register('1');
    const second = await register('2');
    expect(await models.active(rose)).toEqual(second);
    await models.pin(rose, first.id);
    const list = await models.list(rose);
    expect(list.map(({ file, isActive, isPinned }) => [file, isActive, isPinned])).toEqual([
      ['2', false, false],
      ['1', true, true],
    ]);
    await models.pin(rose, null);
    expect((await models.active(rose))?.file).toBe('2');
    await models.retire(rose, second.id);
    expect((await models.active(rose))?.file).toBe('1');
  });

  it('do not find another shop’s version, an unknown one, or what is no id', async () => {
    const own = await register('1');
    for (const [tenantId, id] of [
      [tulip, own.id],
      [rose, ids.model()],
      [rose, 'x'],
      [rose, ''],
    ] as const) {
      await expect(models.pin(tenantId, id)).rejects.toMatchObject({ code: 'model_not_found', status: 404 });
      await expect(models.retire(tenantId, id)).rejects.toMatchObject({ code: 'model_not_found' });
    }
  });

  it('tell each watch which shops changed since it looked last', async () => {
    await register('0');
    const watch = await models.createWatch();
    expect(await watch()).toEqual([]);
    await register('1', tulip);
    await register('1');
    expect(await watch()).toEqual([tulip, rose]);
    expect(await watch()).toEqual([]);
    await models.pin(tulip, null);
    expect(await watch()).toEqual([tulip]);
  });
});
