import type { AppError } from '@hamzaban/platform';
import { type Command, CommanderError } from 'commander';
import { systemProblemOf, systemProblemText } from '../files/system-problem.ts';
import { refuseEmptyPaths } from './refuse-empty-paths.ts';
import { UsageError } from './usage-error.ts';

/** The command did its work and the result is bad (a training that failed): said already, exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a program to its exit code: 0 done, 1 failed, 2 used wrongly. Only bugs show a stack. */
export async function runProgram(program: Command, argv: readonly string[]): Promise<number> {
  program.hook('preAction', (_, action) => refuseEmptyPaths(action));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof CommandFailed) {
      if (error.message !== '') process.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    if (error instanceof Error && error.name === 'AppError') {
      // Only here: most commands end well, and a training should not wait for the texts of all errors.
      const { appErrorText } = await import('./app-error-text.ts');
      process.stderr.write(`${appErrorText(error as AppError)}\n`);
      return 1;
    }
    const problem = systemProblemOf(error);
    if (problem !== undefined) {
      process.stderr.write(`${systemProblemText(problem)}\n`);
      return 1;
    }
    if (
      error instanceof Error &&
      (error.name === 'ModelFileError' ||
        error.name === 'InvalidAssetError' ||
        error.name === 'StoreOpenError' ||
        error.name === 'UnreadablePathError' ||
        'code' in error)
    ) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
}
