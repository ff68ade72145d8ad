import type { Command } from 'commander';
import { loadEnvironment } from '../../config/load-environment.ts';
import { homeAt } from '../../home/home.ts';
import { refuseLostDatabase } from '../../home/shop-folders.ts';
import type { CommandContext } from '../command-context.ts';

/** `hamzaban work`: does queued trainings beside a serving process. */
export function addWorkCommand(program: Command, { terminal, withNewInstallation }: CommandContext): void {
  program
    .command('work')
    .description('do the queued trainings of this home, beside a serving process')
    .action(async () => {
      await refuseLostDatabase(homeAt(loadEnvironment().home));
      return withNewInstallation(async (installation) => {
        const stopping = new AbortController();
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort());
        terminal.out('Hamzaban works: waiting for trainings');
        await installation.workJobs(stopping.signal, (text) => terminal.err(text));
      });
    });
}
