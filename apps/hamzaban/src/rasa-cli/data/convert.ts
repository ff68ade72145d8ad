import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeJsonNlu, writeNlu } from '@hamzaban/rasa-project';
import { type Command, Option } from 'commander';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { readDataOrFail } from './read-data-or-fail.ts';

interface ConvertOptions {
  readonly format: 'yaml' | 'json';
  readonly data: readonly string[];
  readonly out: string;
}

/** `rasa data convert nlu`: NLU data between YAML and the JSON of Rasa 1 and 2. */
export function addConvertCommand(data: Command, terminal: Terminal): void {
  data
    .command('convert')
    .description('convert examples between YAML and JSON; `rasa data convert nlu`')
    .argument('<part>', 'nlu')
    .addOption(new Option('-f, --format <format>', 'format to write').choices(['yaml', 'json']).default('yaml'))
    .option('--data <path...>', 'files or folders to read', ['data'])
    .option('--out <file>', 'file to write', 'converted_data')
    .option('-l, --language <language>', 'accepted, does nothing')
    .action(async (part: string, options: ConvertOptions) => {
      if (part !== 'nlu') throw new UsageError(`There is no "rasa data convert ${part}": nlu.`);
      if (existsSync(options.out)) throw new CommandFailed(`'${options.out}' exists already; name another by --out.`);
      const { nlu } = readDataOrFail(options.data, terminal);
      await mkdir(dirname(options.out), { recursive: true });
      await writeFile(options.out, options.format === 'json' ? writeJsonNlu(nlu) : writeNlu(nlu));
      terminal.out(`${nlu.examples.length} examples written to '${options.out}'.`);
    });
}
