import { Command } from 'commander';
import { runProgram } from './cli/run-program.ts';
import { createTerminal, type Terminal } from './cli/terminal.ts';

type AddCommand = (program: Command, terminal: Terminal) => Promise<void>;

/** Each command loads what it needs and no more: a training does not wait for the server that it never starts. */
const commands: Readonly<Record<string, AddCommand>> = {
  init: async (...to) => (await import('./rasa-cli/init.ts')).addInitCommand(...to),
  train: async (...to) => (await import('./rasa-cli/train.ts')).addTrainCommand(...to),
  run: async (...to) => {
    (await import('./rasa-cli/run.ts')).addRunCommand(...to);
    (await import('./rasa-cli/actions/run-actions.ts')).addRunActionsCommand(...to);
  },
  shell: async (...to) => (await import('./rasa-cli/shell.ts')).addShellCommand(...to),
  test: async (...to) => (await import('./rasa-cli/test.ts')).addTestCommand(...to),
  data: async (...to) => (await import('./rasa-cli/data.ts')).addDataCommands(...to),
};

const terminal = createTerminal({
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.now(),
  onLost: () => process.once('exit', () => (process.exitCode ||= 1)),
});

const program = new Command('rasa')
  .description("Train, check and try a bot: Rasa 3.6's own commands, on Hamzaban's engine.")
  .version('Rasa Version      :         3.6.21 (Hamzaban 0.1.0)')
  .exitOverride();
const args = process.argv.slice(2);
const named = Object.hasOwn(commands, args[0] ?? '') ? commands[args[0] ?? ''] : undefined;
// Help lists all commands, and so does the message about one that is not there.
for (const add of named === undefined ? Object.values(commands) : [named]) await add(program, terminal);
process.exitCode = await runProgram(program, args);
