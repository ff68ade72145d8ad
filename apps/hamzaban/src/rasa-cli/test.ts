import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Terminal } from '../cli/terminal.ts';
import { UsageError } from '../cli/usage-error.ts';
import { testCore } from './test/test-core.ts';
import { testNlu } from './test/test-nlu.ts';
import { addTestOptions, type TestOptions } from './test/test-options.ts';

/** `rasa test`, `rasa test core`, `rasa test nlu`: how well a trained bot does (rasa-compat 23). */
export function addTestCommand(program: Command, terminal: Terminal): void {
  addTestOptions(program.command('test'))
    .description('test a trained bot on its test conversations and examples; core or nlu for one of the two')
    .argument('[part]', 'core or nlu; both unless given')
    .action(async (part: string | undefined, options: TestOptions) => {
      if (options.url !== undefined) {
        throw new UsageError('--url is not supported: download the stories and name them by --stories.');
      }
      if (part === 'nlu') return testNlu(options, terminal);
      if (part === 'core') {
        return testCore(options, { stories: options.stories ?? 'data', isEndToEnd: options.e2e === true }, terminal);
      }
      if (part !== undefined) throw new UsageError(`There is no "rasa test ${part}": core, nlu, or nothing for both.`);
      await testCore(options, { stories: options.stories ?? '.', isEndToEnd: true }, terminal);
      if ((options.nlu ?? ['data']).some(existsSync) || options.cases !== undefined) await testNlu(options, terminal);
    });
}
