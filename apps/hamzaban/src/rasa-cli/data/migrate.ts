import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { migrateProject } from '@hamzaban/rasa-project';
import type { Command } from 'commander';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { diskTree } from '../../files/disk-tree.ts';
import { writeDiagnostics } from '../write-diagnostics.ts';

interface MigrateOptions {
  readonly domain?: string;
  readonly out?: string;
}

/** `rasa data migrate`: a domain of Rasa 2 rewritten for Rasa 3 (rasa-compat 24.3); the old files are kept as copies. */
export function addMigrateCommand(data: Command, terminal: Terminal): void {
  data
    .command('migrate')
    .description('rewrite a domain of Rasa 2 for Rasa 3; the old files are copied to original_domain…')
    .option('-d, --domain <path>', 'domain file or folder (default: "domain.yml", or the folder "domain")')
    .option('--out <path>', 'where the new domain goes (default: new_domain.yml or new_domain/)')
    .action(async (options: MigrateOptions) => {
      const domain = options.domain ?? (!existsSync('domain.yml') && existsSync('domain') ? 'domain' : 'domain.yml');
      const { files, backups, diagnostics } = migrateProject(diskTree(process.cwd()), {
        domain,
        ...(options.out !== undefined && { out: options.out }),
      });
      writeDiagnostics(
        terminal,
        diagnostics.filter(({ severity }) => severity !== 'info'),
      );
      if (files.length === 0) throw new CommandFailed('Nothing was migrated, no file was changed.');
      for (const { from, to } of backups) {
        await mkdir(dirname(to), { recursive: true });
        await copyFile(from, to);
      }
      for (const { path, content } of files) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
        terminal.out(`written: ${path}`);
      }
      terminal.out(
        `Your domain '${domain}' is as it was; copies are in ${[...new Set(backups.map(({ to }) => to))].join(', ')}. Look the new one over and put it in its place.`,
      );
    });
}
