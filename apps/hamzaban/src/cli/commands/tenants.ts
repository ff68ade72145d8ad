import { AppError } from '@hamzaban/platform';
import type { Command } from 'commander';
import { generateShops } from '../../shop-generator/generate-shops.ts';
import type { CommandContext } from '../command-context.ts';
import { wholeNumber } from '../options.ts';
import { CommandFailed } from '../run-program.ts';
import { checkKeysFile, showKey } from '../show-key.ts';
import { untilInterrupted } from '../until-interrupted.ts';

/** `hamzaban tenants generate`: example shops, each with its own facts and questions. */
export function addTenantsCommands(program: Command, { terminal, withNewInstallation }: CommandContext): void {
  program
    .command('tenants')
    .description('work on many shops at once')
    .command('generate')
    .requiredOption('--count <n>', 'how many shops', wholeNumber(1, 10_000))
    .option('--seed <seed>', 'decides ids, names and texts (never keys): the same seed makes the same shops', '1')
    .option('--keys-file <file>', 'append the keys to this file instead of showing them')
    .option('--json', 'print a JSON list of {id, name, api_key}')
    .description('create example shops with ids, keys, folders, facts and questions of their own')
    .action((options: { count: number; seed: string; keysFile?: string; json?: boolean }) =>
      withNewInstallation(async (installation) => {
        await checkKeysFile(options.keysFile);
        const created: { id: string; name: string; api_key: string }[] = [];
        const place = {
          secretsFolder: installation.home.secrets,
          ...(options.keysFile !== undefined && { keysFile: options.keysFile }),
        };
        const progress = terminal.progress('shops');
        const { exitCode } = await untilInterrupted(async (signal) => {
          for (const [index, plan] of generateShops(options.count, options.seed).entries()) {
            if (signal.aborted) return;
            progress.update(index / options.count, plan.id);
            try {
              const { apiKey } = await installation.shops.create(plan, plan);
              created.push({ id: plan.id, name: plan.name, api_key: apiKey });
              if (options.json === true) continue;
              // At once, since nobody can show a key again when this is stopped halfway.
              progress.end();
              await showKey(terminal, { tenantId: plan.id, apiKey }, place);
            } catch (error) {
              if (!AppError.isInstance(error) || error.code !== 'tenant_exists') throw error;
              terminal.err(`${plan.id} is there already and stays as it is.`);
            }
          }
        });
        progress.end();
        if (options.json === true) terminal.out(JSON.stringify(created));
        if (exitCode !== undefined)
          throw new CommandFailed(
            `Stopped after ${created.length} new shops of ${options.count}; the same command makes the others.`,
            exitCode,
          );
        if (options.json === true) return undefined;
        return terminal.err(`${created.length} shops created. Train them with: hamzaban tenant train --all`);
      }),
    );
}
