import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { endWith, messageOf } from './end-with.ts';

/**
 * The options of a bench. Ends the program with the usage when they are others, and at once when the file of `--json` will not be
 * written, not after all is measured.
 */
export function benchOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) {
  const { values } = parse(options, usage);
  const { json } = values as { readonly json?: unknown };
  if (typeof json === 'string') {
    try {
      accessSync(dirname(json), constants.W_OK);
    } catch (error) {
      endWith(`--json ${json} cannot be written: ${messageOf(error)}`);
    }
  }
  return values;
}

function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(options: Options, usage: string) {
  try {
    return parseArgs({ options });
  } catch (error) {
    endWith(`${messageOf(error)}\n${usage}`);
  }
}
