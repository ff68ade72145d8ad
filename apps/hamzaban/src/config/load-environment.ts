import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../cli/usage-error.ts';
import { hasCode } from '../files/has-code.ts';
import { systemProblemOf, systemProblemText } from '../files/system-problem.ts';
import { checkEnvironmentFile } from './check-environment-file.ts';
import { type Config, readConfig } from './config.ts';

/**
 * The configuration of this process: its environment, and below it a `.env` file of the working directory. Throws a `UsageError` where
 * that file says something that would be left out.
 */
export function loadEnvironment(): Config {
  const file = resolve('.env');
  const text = readIfThere(file);
  if (text !== undefined) {
    const problems = checkEnvironmentFile(text);
    if (problems.length > 0)
      throw new UsageError([`${file} cannot be read:`, ...problems.map((problem) => `  ${problem}`)].join('\n'));
    process.loadEnvFile(file);
  }
  return readConfig(process.env);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    const problem = systemProblemOf(error);
    throw problem === undefined ? error : new UsageError(systemProblemText({ ...problem, path: file }));
  }
}
