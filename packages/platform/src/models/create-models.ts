import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { Ids } from '../create-ids.ts';
import type { TenantId } from '../ids.ts';
import { parseModelId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Store } from '../store/store.ts';
import type { ModelVersion } from './model-version.ts';

/** A version that has been trained. */
export interface TrainedModel {
  /** File name in the shop's `models` folder. */
  readonly file: string;
  readonly baseHash: string | null;
  readonly sha256: string;
  readonly metrics: JsonObject;
}

/** A version with what is in use. */
export interface ListedModel extends ModelVersion {
  readonly isActive: boolean;
  readonly isPinned: boolean;
}

/** The register of the shops' model versions. Ids that are not the shop's reject with `model_not_found`. */
export interface Models {
  register(tenantId: TenantId, model: TrainedModel): Promise<ModelVersion>;
  /** Newest first, at most `limit` (100 if left out). */
  list(tenantId: TenantId, limit?: number): Promise<readonly ListedModel[]>;
  /** The one to use: the pinned one, else the newest; null: none yet. */
  active(tenantId: TenantId): Promise<ModelVersion | null>;
  /** Holds the shop to one version, or with null lets the newest win again. */
  pin(tenantId: TenantId, id: string | null): Promise<void>;
  /** Takes a version out of use, because its file is gone or damaged. */
  retire(tenantId: TenantId, id: string): Promise<void>;
  /** Watches for changes, also those of other processes: call it every 2 s, it gives the shops that changed since. */
  createWatch(): Promise<() => Promise<readonly TenantId[]>>;
}

/** Creates the register. */
export function createModels(dependencies: { store: Store; clock: Clock; ids: Ids }): Models {
  const { store, clock, ids } = dependencies;
  return {
    register: async (tenantId, model) => {
      const version: ModelVersion = { ...model, id: ids.model(), status: 'ready', createdAt: clock.now() };
      await store.forTenant(tenantId).addModel(version);
      return version;
    },
    list: async (tenantId, limit = 100) => {
      const tenantStore = store.forTenant(tenantId);
      const [versions, active, tenant] = await Promise.all([
        tenantStore.listModels(limit),
        tenantStore.activeModel(),
        store.platform.findTenant(tenantId),
      ]);
      return versions.map((version) => ({
        ...version,
        isActive: version.id === active?.id,
        isPinned: version.id === tenant?.pinnedModelId,
      }));
    },
    active: (tenantId) => store.forTenant(tenantId).activeModel(),
    pin: async (tenantId, text) => {
      const id = text === null ? null : parseModelId(text);
      if ((text !== null && id === null) || !(await store.forTenant(tenantId).pinModel(id)))
        throw new AppError('model_not_found');
    },
    retire: async (tenantId, text) => {
      const id = parseModelId(text);
      if (id === null || !(await store.forTenant(tenantId).retireModel(id))) throw new AppError('model_not_found');
    },
    createWatch: async () => {
      let seen = await store.platform.modelRevision();
      return async () => {
        const revision = await store.platform.modelRevision();
        if (revision === seen) return [];
        const changes = await store.platform.listModelChanges(seen);
        seen = Math.max(revision, ...changes.map((change) => change.revision));
        return changes.map(({ tenantId }) => tenantId);
      };
    },
  };
}
