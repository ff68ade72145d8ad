import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Terminal } from '../cli/terminal.ts';
import { homeAt } from '../home/home.ts';
import type { TrainedFolder } from '../models/train-folder.ts';

/**
 * When the trained folder is `shops/<id>` of a home and the model lies in its `models`, the new version is entered in
 * the registry, so that a serving process takes it up. Any other folder is left alone.
 */
export async function registerTrainedFolder(
  folder: string,
  out: string,
  trained: TrainedFolder,
  terminal: Terminal,
): Promise<void> {
  const root = dirname(dirname(folder));
  const home = homeAt(root);
  if (dirname(folder) !== home.shops || out !== join(folder, 'models') || !existsSync(home.database)) return;
  // Only here: a training elsewhere needs none of them.
  const [{ openInstallation }, { readConfig }, { parseTenantId }] = await Promise.all([
    import('../compose.ts'),
    import('../config/config.ts'),
    import('@hamzaban/platform'),
  ]);
  const installation = await openInstallation({ ...readConfig({}), home: root }, terminal);
  try {
    const id = parseTenantId(basename(folder));
    const shop = id === null ? null : await installation.platform.store.platform.findTenant(id);
    if (shop === null) return;
    await installation.shops.register(shop.id, trained);
    terminal.err(`The shop ${shop.id} answers with this model within seconds.`);
  } finally {
    await installation.close();
  }
}
