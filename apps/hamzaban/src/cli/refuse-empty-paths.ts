import type { Command } from 'commander';
import { UsageError } from './usage-error.ts';

const PATH = /[<[](?:file|folder|path)(?:\.\.\.)?[>\]]/;

/** An empty path is what a shell makes of a variable that is not set: refused, instead of being taken for the working directory. */
export function refuseEmptyPaths(command: Command): void {
  const refuse = (name: string): never => {
    throw new UsageError(`${name} is empty: give a path (is a variable of the shell not set?).`);
  };
  for (const option of command.options) {
    if (PATH.test(option.flags) && isEmpty(command.getOptionValue(option.attributeName())))
      refuse(option.long ?? option.flags);
  }
  command.registeredArguments.forEach((argument, index) => {
    if (/^(?:file|folder|path)$/.test(argument.name()) && isEmpty(command.processedArgs[index]))
      refuse(`<${argument.name()}>`);
  });
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.includes(''));
}
