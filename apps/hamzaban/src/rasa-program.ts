import { Command } from 'commander';
import { runProgram } from './cli/run-program.ts';
import { createTerminal } from './cli/terminal.ts';
import { addRunActionsCommand } from './rasa-cli/actions/run-actions.ts';
import { addDataCommands } from './rasa-cli/data.ts';
import { addInitCommand } from './rasa-cli/init.ts';
import { addRunCommand } from './rasa-cli/run.ts';
import { addShellCommand } from './rasa-cli/shell.ts';
import { addTestCommand } from './rasa-cli/test.ts';
import { addTrainCommand } from './rasa-cli/train.ts';

const terminal = createTerminal({ stdout: process.stdout, stderr: process.stderr, now: () => performance.now() });

const program = new Command('rasa')
  .description("Train, check and try a bot: Rasa 3.6's own commands, on Hamzaban's engine.")
  .version('Rasa Version      :         3.6.21 (Hamzaban 0.1.0)')
  .exitOverride();
addInitCommand(program, terminal);
addTrainCommand(program, terminal);
addRunCommand(program, terminal);
addRunActionsCommand(program, terminal);
addShellCommand(program, terminal);
addTestCommand(program, terminal);
addDataCommands(program, terminal);
process.exitCode = await runProgram(program, process.argv.slice(2));
