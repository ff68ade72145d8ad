import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, readConfig } from './config.ts';

/** The configuration of this process: its environment, and below it a `.env` file of the working directory. */
export function loadEnvironment(): Config {
  const file = resolve('.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return readConfig(process.env);
}
