import type { Installation } from '../compose.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  /**
   * Opens the home that the environment names, runs the task, and closes it whatever happens. Rejects with `CommandFailed` where no
   * home is: a mistyped path is to make none.
   */
  withInstallation: WithInstallation;
  /** The same for commands that begin a home: one that is not there yet is made. */
  withNewInstallation: WithInstallation;
}

type WithInstallation = <Result>(task: (installation: Installation) => Promise<Result>) => Promise<Result>;
