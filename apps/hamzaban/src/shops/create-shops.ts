import { join } from 'node:path';
import { AppError, type Models, type Tenant, type TenantId, type Tenants } from '@hamzaban/platform';
import type { Diagnostic } from '@hamzaban/rasa-project';
import type { Home } from '../home/home.ts';
import type { Pack } from '../home/pack.ts';
import { writeShopFolder } from '../home/shop-folder.ts';
import { pruneModelFiles, type WrittenModel } from '../models/model-file.ts';
import type { TrainFolder, TrainingOptions } from '../models/train-folder.ts';
import type { ShopPlan } from '../shop-generator/generate-shops.ts';

/** What came of a training: the registered file, or the problems that stood in its way. */
export interface ShopTraining {
  readonly diagnostics: readonly Diagnostic[];
  readonly model?: { readonly file: string };
}

/** Shops as folders and rows together. */
export interface Shops {
  /**
   * Registers a shop and writes its folder; a folder that is there already is kept as it is. Rejects with
   * `tenant_exists` and changes nothing when the id is taken.
   */
  create(
    shop: { readonly id: string; readonly name: string },
    plan?: Pick<ShopPlan, 'facts' | 'questions'>,
  ): Promise<{ readonly tenant: Tenant; readonly apiKey: string }>;
  /** Trains the shop's folder and enters the version; with errors in its files nothing changes. */
  train(id: TenantId, options?: TrainingOptions): Promise<ShopTraining>;
  /** Enters a version that was trained in the shop's folder by other means (`rasa train`). */
  register(
    id: TenantId,
    trained: WrittenModel & { readonly baseHash: string | null; readonly metrics: Readonly<Record<string, number>> },
  ): Promise<void>;
}

/** Trained versions that stay on disk besides the one in use. */
const MODELS_KEPT = 5;

export function createShops(dependencies: {
  readonly home: Home;
  readonly tenants: Tenants;
  readonly models: Models;
  readonly trainFolder: TrainFolder;
  /** The shipped pack inside the home. */
  readonly pack: () => Promise<Pack>;
}): Shops {
  const { home, tenants, models, trainFolder, pack } = dependencies;

  const shops: Shops = {
    async create({ id, name }, plan = { facts: { shop_name: name }, questions: [] }) {
      await refuseTaken(id);
      await writeShopFolder(home.shop(id), { name, ...plan }, await pack());
      return tenants.create({ id, name });
    },

    async train(id, options = {}) {
      const folder = home.shop(id);
      const { diagnostics, trained } = await trainFolder(
        { folder, config: 'config.yml', domain: ['domain.yml'], data: ['data'], out: join(folder, 'models') },
        options,
      );
      if (trained === undefined) return { diagnostics };
      await shops.register(id, trained);
      return { diagnostics, model: { file: trained.path } };
    },

    async register(id, { path, sha256, baseHash, metrics }) {
      const file = path.slice(path.lastIndexOf('/') + 1);
      await models.register(id, { file, sha256, baseHash, metrics: { ...metrics } });
      const kept = (await models.list(id)).filter(({ isActive, isPinned }) => isActive || isPinned);
      const folder = join(home.shop(id), 'models');
      await pruneModelFiles(folder, MODELS_KEPT, new Set(kept.map((model) => join(folder, model.file))));
    },
  };
  return shops;

  async function refuseTaken(id: string): Promise<void> {
    try {
      await tenants.show(id);
    } catch (error) {
      if (AppError.isInstance(error) && error.code === 'tenant_not_found') return;
      throw error;
    }
    throw new AppError('tenant_exists', { details: { tenant: id } });
  }
}
