import type { ModelVersion } from '@hamzaban/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about model versions. */
export function testModels(create: CreateStoreUnderTest): void {
  describe('models', () => {
    let test: StoreUnderTest;
    beforeEach(async () => {
      test = await create();
    });
    afterEach(() => test.close());

    async function add(file: string): Promise<ModelVersion> {
      const model: ModelVersion = {
        id: test.ids.model(),
        file,
        baseHash: 'b1',
        sha256: 's',
        status: 'ready',
        metrics: { accuracy: 0.9, intents: ['greet'] },
        createdAt: test.now,
      };
      await test.store.forTenant(test.rose).addModel(model);
      return model;
    }

    it('lets the newest version win until one is pinned, and again afterwards', async () => {
      const rows = test.store.forTenant(test.rose);
      expect(await rows.activeModel()).toBeNull();
      const first = await add('1.tar.gz');
      const second = await add('2.tar.gz');
      expect(await rows.activeModel()).toEqual(second);
      expect(await rows.listModels(10)).toEqual([second, first]);
      expect(await rows.listModels(1)).toEqual([second]);
      expect(await rows.pinModel(first.id)).toBe(true);
      const third = await add('3.tar.gz');
      expect(await rows.activeModel()).toEqual(first);
      expect((await test.store.platform.findTenant(test.rose))?.pinnedModelId).toBe(first.id);
      expect(await rows.pinModel(null)).toBe(true);
      expect(await rows.activeModel()).toEqual(third);
      expect(await rows.findModel(first.id)).toEqual(first);
    });

    it('does not use a retired version, not even a pinned one', async () => {
      const rows = test.store.forTenant(test.rose);
      const first = await add('1.tar.gz');
      const second = await add('2.tar.gz');
      await rows.pinModel(second.id);
      expect(await rows.retireModel(second.id)).toBe(true);
      expect(await rows.retireModel(second.id)).toBe(false);
      expect(await rows.activeModel()).toEqual(first);
      expect(await rows.pinModel(second.id)).toBe(false);
    });

    it('tells which shops changed since a revision', async () => {
      const { platform } = test.store;
      const start = await platform.modelRevision();
      expect(await platform.listModelChanges(start)).toEqual([]);
      const model = await add('1.tar.gz');
      const middle = await platform.modelRevision();
      expect(middle).toBeGreaterThan(start);
      expect(await platform.listModelChanges(start)).toEqual([{ tenantId: test.rose, revision: middle }]);
      await test.store.forTenant(test.rose).pinModel(model.id);
      await test.store.forTenant(test.tulip).addModel({ ...model, id: test.ids.model() });
      const changes = await platform.listModelChanges(middle);
      expect(changes.map(({ tenantId }) => tenantId)).toEqual([test.rose, test.tulip]);
      expect(changes.at(-1)?.revision).toBe(await platform.modelRevision());
    });
  });
}
