import { environmentNames } from '../config/config.ts';

/** Where help texts point for everything that can be set. */
export const environmentHelp = `
Settings come from the environment or a .env file in the working directory (see .env.example):
  ${environmentNames.join(', ')}
Exit codes: 0 done, 1 failed, 2 used wrongly.`;
