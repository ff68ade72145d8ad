import type { Command } from 'commander';

/** Where the files of a bot are; Rasa's own flags and defaults. Paths are relative to the working directory. */
export interface ProjectOptions {
  readonly config: string;
  readonly domain: readonly string[];
  readonly data: readonly string[];
}

/** Adds `--config`, `--domain` and `--data` as Rasa has them. */
export function addProjectOptions(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration of the pipeline and the policies', 'config.yml')
    .option('-d, --domain <path...>', 'domain file or folder', ['domain.yml'])
    .option('--data <path...>', 'files or folders with training data', ['data']);
}
