import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createBackup } from '../../backup/create-backup.ts';
import { restoreBackup } from '../../backup/restore-backup.ts';
import { checkDatabase, copyDatabase } from '../../compose.ts';
import { loadEnvironment } from '../../config/load-environment.ts';
import { homeAt } from '../../home/home.ts';
import type { CommandContext } from '../command-context.ts';

/** `hamzaban backup` and `hamzaban restore`: a whole home as one checked archive, and back. */
export function addBackupCommands(program: Command, { terminal }: Pick<CommandContext, 'terminal'>): void {
  program
    .command('backup')
    .option('--out <file>', 'the archive to write; hamzaban-<time>.tar.gz in the working directory if left out')
    .description('write database, shops, models, packs and secrets as one archive, also while serving')
    .action(async (options: { out?: string }) => {
      const home = homeAt(loadEnvironment().home);
      const file = resolve(options.out ?? `hamzaban-${new Date().toISOString().replace(/[:.]/g, '-')}.tar.gz`);
      const started = Date.now();
      const { files, bytes } = await createBackup(home, file, {
        now: Date.now,
        copyDatabase: (target) => copyDatabase(home.database, target),
      });
      terminal.out(
        `Backed up ${files} files in ${((Date.now() - started) / 1000).toFixed(1)} s: ${file} (${(bytes / 1e6).toFixed(1)} MB)`,
      );
    });

  program
    .command('restore')
    .argument('<file>', 'an archive of hamzaban backup')
    .option('--to <folder>', 'the new home, empty or not there; HAMZABAN_HOME if left out')
    .description('unpack a backup as a new home, after checking every file in it')
    .action(async (file: string, options: { to?: string }) => {
      const home = resolve(options.to ?? loadEnvironment().home);
      const { files, createdAt } = await restoreBackup(resolve(file), home, checkDatabase);
      terminal.out(`Restored ${files} files of ${createdAt} to ${home}`);
    });
}
