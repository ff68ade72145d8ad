import { type JsonObject, RASA_CHANNELS } from '@hamzaban/rasa-project';

/** Which channels are served, and a sentence about each that is not. */
export interface Channels {
  readonly hasRest: boolean;
  readonly warnings: readonly string[];
}

/**
 * Reads credentials: every channel that is named is mounted (rasa-compat 20). Without a file, and with `--connector`
 * alone, there is one; the REST channel is the default.
 */
export function readChannels(
  credentials: JsonObject | null,
  options: { readonly file: string; readonly connector?: string | undefined },
): Channels {
  const { file, connector } = options;
  const names = connector !== undefined ? [connector] : Object.keys(credentials ?? { rest: null });
  const place = connector !== undefined ? '--connector' : file;
  return {
    hasRest: names.includes('rest'),
    warnings: names.filter((name) => name !== 'rest').map((name) => `${place}: ${sentence(name)}`),
  };
}

function sentence(name: string): string {
  if (RASA_CHANNELS.has(name)) return `the channel ${name} is not served; send its messages through the REST channel.`;
  return `${name} is a channel in Python and is not run here; send its messages through the REST channel.`;
}
