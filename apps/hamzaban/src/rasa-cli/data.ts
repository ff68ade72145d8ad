import type { Command } from 'commander';
import type { Terminal } from '../cli/terminal.ts';
import { addConvertCommand } from './data/convert.ts';
import { addMigrateCommand } from './data/migrate.ts';
import { addSplitCommand } from './data/split.ts';
import { addValidateCommand } from './data/validate.ts';

/** `rasa data …`: checks, migrates, splits and converts a bot's files. */
export function addDataCommands(program: Command, terminal: Terminal): void {
  const data = program.command('data').description('check, migrate, split and convert the files of a bot');
  addValidateCommand(data, terminal);
  addMigrateCommand(data, terminal);
  addSplitCommand(data, terminal);
  addConvertCommand(data, terminal);
}
