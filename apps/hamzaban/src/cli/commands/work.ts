import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';

/** `hamzaban work`: does queued trainings beside a serving process. */
export function addWorkCommand(program: Command, { terminal, withInstallation }: CommandContext): void {
  program
    .command('work')
    .description('do the queued trainings of this home, beside a serving process')
    .action(() =>
      withInstallation(async (installation) => {
        const stopping = new AbortController();
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort());
        terminal.out('Hamzaban works: waiting for trainings');
        await installation.workJobs(stopping.signal, (text) => terminal.err(text));
      }),
    );
}
