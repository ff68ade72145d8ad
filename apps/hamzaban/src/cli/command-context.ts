import type { Installation } from '../compose.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Opens the home that the environment names, runs the task, and closes it whatever happens. */
  withInstallation<Result>(task: (installation: Installation) => Promise<Result>): Promise<Result>;
}
