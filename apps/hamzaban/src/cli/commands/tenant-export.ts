import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exportShop } from '../../export/export-shop.ts';
import type { CommandContext } from '../command-context.ts';

/** `hamzaban tenant export`: all data of one shop, to take along. */
export function addTenantExportCommand(tenant: Command, { terminal, withInstallation }: CommandContext): void {
  tenant
    .command('export')
    .argument('<id>', 'id of the shop')
    .option('--out <file>', 'the archive to write; <id>-<time>.tar.gz in the working directory if left out')
    .option('--json', 'print {id, file, conversations, messages, bytes}')
    .description('write all data of one shop (conversations, messages, events, bot) as one archive, also while serving')
    .action((id: string, { out, json }: { out?: string; json?: boolean }) =>
      withInstallation(async ({ platform, home }) => {
        const shop = await platform.tenants.show(id);
        const file = resolve(out ?? `${shop.id}-${new Date().toISOString().replace(/[:.]/g, '-')}.tar.gz`);
        const { store, keys, models, origins, clock } = platform;
        const written = await exportShop({
          store,
          keys,
          models,
          origins,
          tenant: shop,
          folder: home.shop(shop.id),
          file,
          now: clock.now,
        });
        if (json === true) return terminal.out(JSON.stringify({ id: shop.id, file, ...written }));
        return terminal.out(
          `Exported ${written.conversations} conversations with ${written.messages} messages of ${shop.id}: ${file} (${(written.bytes / 1e6).toFixed(1)} MB)`,
        );
      }),
    );
}
