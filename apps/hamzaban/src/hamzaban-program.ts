import { Command } from 'commander';
import type { CommandContext } from './cli/command-context.ts';
import { addAdminKeyCommand } from './cli/commands/admin-key.ts';
import { addBackupCommands } from './cli/commands/backup.ts';
import { addDoctorCommand } from './cli/commands/doctor.ts';
import { addReadCommand } from './cli/commands/read.ts';
import { addServeCommand } from './cli/commands/serve.ts';
import { addTenantCommands } from './cli/commands/tenant.ts';
import { addTenantsCommands } from './cli/commands/tenants.ts';
import { addWorkCommand } from './cli/commands/work.ts';
import { environmentHelp } from './cli/environment-help.ts';
import { runProgram } from './cli/run-program.ts';
import { createTerminal } from './cli/terminal.ts';
import { type Installation, openInstallation } from './compose.ts';
import type { Config } from './config/config.ts';
import { loadEnvironment } from './config/load-environment.ts';
import { homeAt } from './home/home.ts';
import { requireHome } from './home/shop-folders.ts';
import { letYoungSpaceGrow } from './tune-collector.ts';

const terminal = createTerminal({
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.now(),
  onLost: () => process.once('exit', () => (process.exitCode ||= 1)),
});
const context: CommandContext = {
  terminal,
  withInstallation: async (task) => {
    const config = loadEnvironment();
    await requireHome(homeAt(config.home));
    return inInstallation(config, task);
  },
  withNewInstallation: (task) => inInstallation(loadEnvironment(), task),
};

async function inInstallation<Result>(config: Config, task: (installation: Installation) => Promise<Result>) {
  const installation = await openInstallation(config, terminal);
  try {
    return await task(installation);
  } finally {
    await installation.close();
  }
}

const program = new Command('hamzaban')
  .description("Support chatbot for Iranian online shops: the platform's commands. A bot's author uses `rasa`.")
  .version('0.1.0')
  .exitOverride()
  .addHelpText('after', environmentHelp);
addServeCommand(program, context);
addWorkCommand(program, context);
addTenantCommands(program, context);
addTenantsCommands(program, context);
addAdminKeyCommand(program, context);
addBackupCommands(program, context);
addDoctorCommand(program, context);
addReadCommand(program, context);
// All is loaded; `serve` holds the space again until it is ready.
letYoungSpaceGrow();
process.exitCode = await runProgram(program, process.argv.slice(2));
