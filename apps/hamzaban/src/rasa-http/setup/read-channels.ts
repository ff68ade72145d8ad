import type { JsonObject } from '@hamzaban/rasa-project';

/** Which channels are served, and a sentence about each that is not. */
export interface Channels {
  readonly hasRest: boolean;
  readonly warnings: readonly string[];
}

/** Channels that Rasa has built in and this server has not. */
const known: ReadonlySet<string> = new Set([
  'botframework',
  'callback',
  'cmdline',
  'facebook',
  'hangouts',
  'mattermost',
  'rasa',
  'rocketchat',
  'slack',
  'socketio',
  'telegram',
  'twilio',
  'twilio_voice',
  'webexteams',
]);

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
  if (known.has(name)) return `the channel ${name} is not served; send its messages through the REST channel.`;
  return `${name} is a channel in Python and is not run here; send its messages through the REST channel.`;
}
